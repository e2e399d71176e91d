import type { ConsoleLanguage, ConsoleMessages } from './console-messages';
import { en } from './en';
import { fr } from './fr';

const all: Readonly<Record<ConsoleLanguage, ConsoleMessages>> = { fr, en };

export const consoleMessagesFor = (language: ConsoleLanguage): ConsoleMessages => all[language];
