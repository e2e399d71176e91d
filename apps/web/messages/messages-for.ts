import type { Language } from '../../../libs/channels/language';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import type { Messages } from './messages';

const all: Readonly<Record<Language, Messages>> = { fr, en, es, de, ar };

export const messagesFor = (language: Language): Messages => all[language];
