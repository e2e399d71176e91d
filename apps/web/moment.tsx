import type { Language } from '../../libs/channels/language';
import { localMoment } from './local-moment';

interface MomentProps {
  readonly at: string;
  readonly timeZone: string;
  readonly language: Language;
}

export function Moment({ at, timeZone, language }: MomentProps) {
  return <time dateTime={at}>{localMoment(at, timeZone, language)}</time>;
}
