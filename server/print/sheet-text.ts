import type { Day } from '../shared/day.ts';
import { yuanFromFen, type Fen } from '../shared/money.ts';
import type { Period } from '../shared/period.ts';

/** 156797228 → "1,567,972.28". */
export function groupedYuan(fen: Fen): string {
  return yuanFromFen(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** "2026-11-24" → "2026年11月24日". */
export function dayText(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** "2026-Q3" → "2026年第三季度", "2026-H1" → "2026年上半年", "2026-10" → "2026年10月". */
export function periodText(period: Period): string {
  const [year, part] = period.split('-');
  if (part === undefined) return `${year}年`;
  if (part.startsWith('Q')) return `${year}年第${'一二三四'.charAt(Number(part[1]) - 1)}季度`;
  if (part.startsWith('H')) return `${year}年${part === 'H1' ? '上' : '下'}半年`;
  return `${year}年${Number(part)}月`;
}

/** The telephone a text names for supervision (监督电话：0558-8801234), or null. */
export function supervisionPhone(body: string): string | null {
  const found =
    /(?:监督|举报|投诉)[^\d\n]{0,20}((?:0\d{2,3}[-—－ ]?)?\d{7,8}|1\d{10}|1\d{4})(?!\d)/;
  return found.exec(body)?.[1] ?? null;
}
