/** A code given out at the window, once the person was seen with their ID card (窗口查询码). */
export const CODE_LENGTH = 6;

/** Long enough to walk from the window to the screen and to queue there. */
export const CODE_VALID_MS = 60 * 60_000;

export function looksLikeCode(proof: string): boolean {
  return new RegExp(`^\\d{${CODE_LENGTH}}$`).test(proof);
}
