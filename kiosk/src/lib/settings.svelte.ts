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
  /** Not part of the first screen; it comes with the other screens. */
  #english = $state.raw<Messages | null>(null);
  /** Counts those who stood here. */
  #person = 0;

  get messages(): Messages {
    return this.language === 'en' && this.#english !== null ? this.#english : zh;
  }

  get nextTextSize(): TextSize {
    return NEXT_SIZE[this.textSize];
  }

  enlarge = (): void => {
    this.textSize = this.nextTextSize;
  };

  loadEnglish = async (): Promise<void> => {
    this.#english ??= (await import('#lib/messages/en.ts')).en;
  };

  switchLanguage = (): void => {
    if (this.language === 'en') this.language = 'zh';
    else void this.#toEnglish();
  };

  /** Out of reach it stays as it was; the next person does not get what came too late. */
  async #toEnglish(): Promise<void> {
    const person = this.#person;
    await this.loadEnglish().catch(() => undefined);
    if (this.#english !== null && person === this.#person) this.language = 'en';
  }

  reset(): void {
    this.#person += 1;
    this.language = 'zh';
    this.textSize = 'standard';
  }
}

export const settings = new Settings();
