import { headerKey, type MeaningOf, type TableField } from '../import/header-names.ts';

const PERMIT =
  '(?:二孩|两孩|再生育|第二个子女)?(?:生育证|准生证|生育服务证|生育登记(?:服务)?[证单卡]?)';
const NUMBER = '(?:证号|编号|号码|号)';

/**
 * The names offices give the three columns, most telling first. 证件号码 is not among them: so they
 * call the number of an ID card.
 */
const NAMES: readonly (readonly [TableField, readonly RegExp[]])[] = [
  ['serial', [/^(序号|序|编号|顺序号|NO\.?)$/i]],
  [
    'permitNumber',
    [
      new RegExp(`^${PERMIT}${NUMBER}$`),
      /^证书?(编号|号码|号)$|^证件编号$/,
      new RegExp(`^(登记|发证|领证|办证)${NUMBER}$`),
    ],
  ],
  [
    'name',
    [
      /^(领证人|持证人|领取人)(姓名|名字)?$/,
      /^姓名$/,
      /^(申请人|登记人|办证人)(姓名|名字)?$/,
      /^(妻子|女方|育龄妇女|母亲)(姓名|名字)?$/,
    ],
  ],
];

/** Two columns make a list of permits: a number and a name. */
export const permitHeaders: MeaningOf = Object.assign(meaningOf, { fewestColumns: 2 });

function meaningOf(headerText: string): ReturnType<MeaningOf> {
  const key = headerKey(headerText);
  if (key === '' || key.length > 20) return null;
  for (const [field, names] of NAMES) {
    const preference = names.findIndex((name) => name.test(key));
    if (preference >= 0) return { field, preference };
  }
  return null;
}
