import type { Reader, Writer } from '../database/database.ts';
import { CalendarAnnouncementRow } from './calendar.entity.ts';

/** Everything the office announced, by year and then in order. */
export function listAnnouncements(reader: Reader): Promise<CalendarAnnouncementRow[]> {
  return reader.find(CalendarAnnouncementRow, { order: { year: 'ASC', number: 'ASC' } });
}

export async function insertAnnouncement(
  writer: Writer,
  announcement: Omit<CalendarAnnouncementRow, 'id'>,
): Promise<void> {
  await writer.insert(CalendarAnnouncementRow, announcement);
}
