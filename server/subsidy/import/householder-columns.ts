import { headerKey, type HeaderMeaning } from './header-names.ts';
import type { ColumnHeader } from './header-lines.ts';
import type { Layout } from './layout.ts';

/**
 * What the columns of one table mean together: where it has the person's own ID number and the
 * householder's, the householder's columns are not the person's. With one of the two it is the
 * person's, whom the office calls 户主.
 */
export function withHouseholderApart(headers: readonly ColumnHeader[]): readonly ColumnHeader[] {
  const isOwn = (field: HeaderMeaning['field']) =>
    headers.some(({ meaning }) => meaning?.field === field && meaning.besideOwn === undefined);
  if (!isOwn('idNumber') || !headers.some(namesHouseholder)) return headers;
  return headers.map((header) => {
    const { meaning } = header;
    if (meaning?.besideOwn === undefined || !isOwn(meaning.field)) return header;
    const { besideOwn: field, preference } = meaning;
    return { ...header, meaning: field === null ? null : { field, preference } };
  });
}

function namesHouseholder({ meaning }: ColumnHeader): boolean {
  return meaning?.field === 'householderIdNumber' || meaning?.besideOwn === 'householderIdNumber';
}

/** The only name may be the householder's, while the ID number is somebody else's. */
export function isNameInDoubt({ columns }: Layout): boolean {
  const name = columns.get('name');
  if (name === undefined || !columns.has('householderIdNumber')) return false;
  return headerKey(name.header).startsWith('户主');
}
