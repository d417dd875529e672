import type { IconName } from '#lib/components/icons.ts';
import type { Subsidy } from './years.ts';

/** Beside each state's word, so that nothing is told by colour alone. */
export const STATE_ICONS: Record<Subsidy['paymentState'], IconName> = {
  ANNOUNCED: 'info',
  APPROVED: 'clock',
  PAID: 'check',
  RETURNED: 'back',
  STOPPED: 'stop',
};
