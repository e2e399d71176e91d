import type { Language } from '../../../libs/channels/language';
import { discretionWords } from '../messages/discretion';
import { paths } from '../paths';

interface DiscretionSectionProps {
  readonly language: Language;
  readonly isDiscreet: boolean;
}

export function DiscretionSection({ language, isDiscreet }: DiscretionSectionProps) {
  const t = discretionWords[language];
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{t.hint}</p>
      {isDiscreet && <p>{t.isOn}</p>}
      <form method="post" action={paths.myDiscretion}>
        <button class="quiet" name="discreet" value={isDiscreet ? 'off' : 'on'}>
          {isDiscreet ? t.turnOff : t.turnOn}
        </button>
      </form>
    </section>
  );
}
