import { headerKey, type HeaderMeaning } from './header-names.ts';
import type { ColumnHeader } from './header-lines.ts';
import type { Layout } from './layout.ts';

/**
 * What the columns of one table mean together: where it has the person's own ID number and tells the
 * householder's, or how the person is related to them, the householder's columns are not the
 * person's. With one ID number it is the person's, whom the office calls 户主.
 */
export function withHouseholderApart(headers: readonly ColumnHeader[]): readonly ColumnHeader[] {
  const sure = withoutDoubtfulRelation(headers);
  if (ownOf(sure, 'idNumber').length === 0 || !sure.some(tellsHouseholder)) return sure;
  return sure.map((header) => {
    const { meaning } = header;
    if (meaning?.besideOwn === undefined || ownOf(sure, meaning.field).length === 0) return header;
    const { besideOwn: field, preference } = meaning;
    return { ...header, meaning: field === null ? null : { field, preference } };
  });
}

function ownOf(headers: readonly ColumnHeader[], field: HeaderMeaning['field']): ColumnHeader[] {
  return headers.filter(
    ({ meaning }) => meaning?.field === field && meaning.besideOwn === undefined,
  );
}

function tellsHouseholder({ meaning }: ColumnHeader): boolean {
  return [meaning?.field, meaning?.besideOwn].some(
    (field) => field === 'householderIdNumber' || field === 'relation',
  );
}

/**
 * Who somebody is related to decides what others see of them. So it must be the row's person: in a
 * list of 户主 and 开户人 the relation is the other's. What a clerk said of a column is sure.
 */
function withoutDoubtfulRelation(headers: readonly ColumnHeader[]): readonly ColumnHeader[] {
  const all = headers.filter(({ meaning }) => meaning?.field === 'relation');
  const told = all.filter(({ isTold }) => isTold);
  const [relation, another] = told.length > 0 ? told : all;
  const isOnly = relation !== undefined && another === undefined;
  const isSure = isOnly && (told.length > 0 || isOfRowsPerson(relation, headers));
  return headers.map((header) => {
    const isDoubtful = header.meaning?.field === 'relation' && !(isSure && header === relation);
    return isDoubtful ? { ...header, meaning: null } : header;
  });
}

const ANOTHER_PERSON = /^(?!户主).*(姓名|名字|户名|人|卡主)$/;

function isOfRowsPerson({ owner }: ColumnHeader, headers: readonly ColumnHeader[]): boolean {
  const [name, anotherName] = ownOf(headers, 'name');
  const [idNumber, anotherNumber] = ownOf(headers, 'idNumber');
  if (name === undefined || idNumber === undefined) return false;
  if (anotherName !== undefined || anotherNumber !== undefined) return false;
  if (owner !== '' && owner !== name.owner) return false;
  return !headers.some((header) => header !== name && ANOTHER_PERSON.test(headerKey(header.text)));
}

/** The only name may be the householder's, while the ID number is somebody else's. */
export function isNameInDoubt({ columns }: Layout): boolean {
  const name = columns.get('name');
  if (name === undefined || !columns.has('householderIdNumber')) return false;
  return headerKey(name.header).startsWith('户主');
}
