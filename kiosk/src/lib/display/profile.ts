/** A screen as it stands in the lobby: its picture elements and its real width. */
export interface ScreenProfile {
  widthPx: number;
  heightPx: number;
  widthMm: number;
}

export type TextSize = 'standard' | 'large' | 'extraLarge';

/** ?profile= names one of these; without it the viewport's shape decides. */
export const PROFILES: Record<string, ScreenProfile> = {
  '32l': { widthPx: 1920, heightPx: 1080, widthMm: 708 },
  '32p': { widthPx: 1080, heightPx: 1920, widthMm: 398 },
  '21l': { widthPx: 1920, heightPx: 1080, widthMm: 476 },
};

/** Cap height of Noto Sans CJK SC in em: 6.5 mm of capitals need 8.87 mm of type (KIOSK 2). */
const CAP_HEIGHT_EM = 0.733;
const LEAST_CAP_MM: Record<TextSize, number> = { standard: 6.5, large: 8.6, extraLarge: 9.2 };
/** The smallest type when millimetres allow more, in 1/1080 of the short side. */
const DRAWN_SMALL: Record<TextSize, number> = { standard: 28, large: 36, extraLarge: 43 };

export interface Measures {
  /** Pixels in a millimetre of this screen. */
  mm: number;
  /** 1/1080 of the short side: a pixel of the drawings. */
  unit: number;
  /** The smallest type on any screen, in px. */
  small: number;
  /** How far larger type still stands out: 1 as drawn, less when small type is already large. */
  ease: number;
  portrait: boolean;
}

export function measure(
  profile: ScreenProfile,
  textSize: TextSize,
  viewport: { width: number; height: number },
): Measures {
  // In a window narrower than the screen everything shrinks with it, as on a smaller screen.
  const mm = viewport.width / profile.widthMm;
  const unit = Math.min(viewport.width, viewport.height) / 1080;
  const least = (LEAST_CAP_MM[textSize] / CAP_HEIGHT_EM) * mm * 1.005;
  const small = Math.max(least, DRAWN_SMALL[textSize] * unit);
  return {
    mm,
    unit,
    small,
    ease: Math.min(1, (28 * unit) / small) ** 2,
    portrait: viewport.height > viewport.width,
  };
}

export function profileFor(
  name: string | null,
  viewport: { width: number; height: number },
): ScreenProfile {
  const named = name === null ? undefined : PROFILES[name];
  const shaped = PROFILES[viewport.height > viewport.width ? '32p' : '32l'];
  return named ?? (shaped as ScreenProfile);
}
