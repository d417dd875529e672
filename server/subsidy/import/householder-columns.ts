import { headerKey, type HeaderMeaning } from './header-names.ts';
import type { Layout } from './layout.ts';

type Meaning = HeaderMeaning | null;

/**
 * What the columns of one table mean together: where it has the person's own ID number and the
 * householder's, the householder's columns are not the person's. With one of the two it is the
 * person's, whom the office calls 户主.
 */
export function withHouseholderApart(meanings: readonly Meaning[]): readonly Meaning[] {
  const isOwn = (field: HeaderMeaning['field']) =>
    meanings.some((meaning) => meaning?.field === field && meaning.besideOwn === undefined);
  if (!isOwn('idNumber') || !meanings.some(namesHouseholder)) return meanings;
  return meanings.map((meaning) => {
    if (meaning?.besideOwn === undefined || !isOwn(meaning.field)) return meaning;
    const { besideOwn: field, preference } = meaning;
    return field === null ? null : { field, preference };
  });
}

function namesHouseholder(meaning: Meaning): boolean {
  return meaning?.field === 'householderIdNumber' || meaning?.besideOwn === 'householderIdNumber';
}

/** The only name may be the householder's, while the ID number is somebody else's. */
export function isNameInDoubt({ columns }: Layout): boolean {
  const name = columns.get('name');
  if (name === undefined || !columns.has('householderIdNumber')) return false;
  return headerKey(name.header).startsWith('户主');
}
