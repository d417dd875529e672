import { en } from '#lib/messages/en.ts';
import type { Language } from '#lib/messages/language.ts';
import { zh } from '#lib/messages/zh.ts';
import type { Messages } from '#lib/messages/zh.ts';
import type { TextSize } from '#lib/display/profile.ts';

const NEXT_SIZE: Record<TextSize, TextSize> = {
  standard: 'large',
  large: 'extraLarge',
  extraLarge: 'standard',
};

/** What the person in front of the screen chose. In memory only: the next person starts afresh. */
class Settings {
  language = $state<Language>('zh');
  textSize = $state<TextSize>('standard');

  get messages(): Messages {
    return this.language === 'zh' ? zh : en;
  }

  get nextTextSize(): TextSize {
    return NEXT_SIZE[this.textSize];
  }

  enlarge = (): void => {
    this.textSize = this.nextTextSize;
  };

  switchLanguage = (): void => {
    this.language = this.language === 'zh' ? 'en' : 'zh';
  };

  reset(): void {
    this.language = 'zh';
    this.textSize = 'standard';
  }
}

export const settings = new Settings();
