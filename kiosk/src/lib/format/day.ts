const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** The calendar day in the town, whatever the kiosk's computer is set to: UTC+8 all year round. */
export function dayOfTown(at: Date): string {
  return new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 10);
}

/** "2026-11-24" as a count of days, for differences. */
export function dayIn(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

export function daysBefore(day: string, days: number): string {
  return new Date((dayIn(day) - days) * DAY_MS).toISOString().slice(0, 10);
}
