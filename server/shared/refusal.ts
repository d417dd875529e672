/**
 * The closed, sorted list of reasons the rules say no. Clients rely on the codes; a code once
 * published stays. Everything that is not a Refusal is a bug and reaches the client as INTERNAL.
 */
export const REFUSAL_CODES = [
  'BAD_INPUT',
  'CALENDAR_DIFFERS',
  'CONTENT_CHANGED',
  'ELEMENTS_MISSING',
  'FEE_FIXED',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'FILE_UNSUPPORTED',
  'FORBIDDEN',
  'LOOKUP_NOT_FOUND',
  'MEMBER_ELSEWHERE',
  'NOT_FOUND',
  'NO_QUOTE',
  'OPEN_EDITION_EXISTS',
  'OWN_WORK',
  'QUERY_NOT_ALLOWED',
  'QUERY_TOO_LARGE',
  'RECEIPT_USED',
  'RETURN_DOUBTFUL',
  'RETURN_OF_OTHER_ROSTER',
  'RETURN_REPEATED',
  'ROSTER_HAS_PROBLEMS',
  'SESSION_ENDED',
  'SIGN_IN_FAILED',
  'SIGN_IN_REQUIRED',
  'STALE',
  'TRY_LATER',
  'WARNINGS_UNEXPLAINED',
  'WORD_NOT_PUBLIC',
  'WRONG_STATE',
  'YEAR_CLOSED',
  'YEAR_NOT_CLOSED',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Small facts a client may show beside the message; never personal data. */
export type RefusalDetails = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * The rules say no. `message` is one plain Chinese sentence or two: what was wrong and what to do
 * next. It is shown to people as it stands, so it never quotes an ID number or account.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, message: string, details: RefusalDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
