import type { ConsoleLanguage } from './console-messages';

interface PauseWords {
  readonly title: string;
  readonly lead: string;
  readonly resume: string;
  readonly news: (cells: string) => string;
}

/** What the watch page says of cells that are paused. */
export const pauseWords: Readonly<Record<ConsoleLanguage, PauseWords>> = {
  fr: {
    title: 'Relances suspendues',
    lead: 'Ici, plus d’une réponse sur cinq dit « pas sur place » : la zone est peut-être fausse. Les relances et les appels y sont suspendus ; les messages et les rectificatifs partent toujours.',
    resume: 'Reprendre',
    news: (cells) => `Relances suspendues dans ${cells} secteur(s) : voir`,
  },
  en: {
    title: 'Prompts are paused',
    lead: 'Here more than one answer in five says “not in the area”: the area may be wrong. Reminders and calls are paused there; messages and corrections still leave.',
    resume: 'Go on',
    news: (cells) => `Prompts are paused in ${cells} cell(s): see`,
  },
};
