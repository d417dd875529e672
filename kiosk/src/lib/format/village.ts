/** 王市社区 → 王市, 前潘村 → 前潘; a name that would lose all but one character stays whole. */
export function shortVillageName(name: string): string {
  const short = name.replace(/(社区|村委会|居委会|行政村|村)$/, '');
  return [...short].length >= 2 ? short : name;
}
