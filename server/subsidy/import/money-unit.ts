/** What stands beside 元 in a line of units: 单位：亩、元. */
const OTHER_UNITS = '(?:(?:元|亩|户|人|笔|份)[、，,;；/和及])*';
const STATED = new RegExp(
  `单位[:：](?:人民币)?${OTHER_UNITS}([十百千万亿]+元?|角|分)(?=$|[\\s、，,;；/和及)）\\]】。])`,
);
/** 金额（分）, 金额[万]: said of one column, at its end. */
const OF_COLUMN = /[（(【[:：/](?:单位[:：])?(?:人民币)?([十百千万亿]+元?|角|分)[)）】\]]?$/;
/** Wherever it stands: nobody writes 百元 and means 元. */
const MULTIPLE = /[十百千万亿]+元/;

/** The unit of money that is not 元, as the line above a header or a column's header says it. */
export function otherMoneyUnit(unitLine: string, amountHeader: string): string | null {
  const line = unitLine.replace(/单\s*位\s*([:：])\s*/g, '单位$1');
  const header = amountHeader.replace(/\s/g, '');
  return (
    STATED.exec(line)?.[1] ??
    OF_COLUMN.exec(header)?.[1] ??
    MULTIPLE.exec(line)?.[0] ??
    MULTIPLE.exec(header)?.[0] ??
    null
  );
}
