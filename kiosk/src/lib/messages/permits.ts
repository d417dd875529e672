import type { Language } from './language.ts';

/** The words of the lists of permits; beside zh.ts, because only the screens that show them load them. */
const zh = {
  issued: (period: string) => `${period}，全镇发放二孩生育证`,
  unit: '件',
  note: '只公开证号和姓名，姓名遮去一部分。',
  number: '序号',
  permitNumber: '证号',
  name: '姓名',
  emptyTitle: '没有发证记录',
  emptyText: '这一期没有可以看的名单。',
  figure: (before: string, after: string) => `发证 ${before} 件 → ${after} 件`,
};

const en: typeof zh = {
  issued: (period) => `${period}, in the whole town`,
  unit: 'permits',
  note: 'Only number and name are public; part of each name is hidden.',
  number: 'No.',
  permitNumber: 'Permit number',
  name: 'Name',
  emptyTitle: 'No permits',
  emptyText: 'There is no list to see for this period.',
  figure: (before, after) => `Permits ${before} → ${after}`,
};

export const permitMessages: Record<Language, typeof zh> = { zh, en };
