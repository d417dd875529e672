/** The list a disclosure was opened from, so that 返回 leads there; null from the rotation. */
export const trail: { list: string | null } = { list: null };
