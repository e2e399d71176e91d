import type { Mode } from '../../libs/incidents/alert';
import type { Messages } from './messages/messages';

/** Says above everything else that this is not real. Nothing for `Actual`. */
export function ModeBanner({ mode, words }: { readonly mode: Mode; readonly words: Messages['mode'] }) {
  if (mode === 'Actual') return null;
  return (
    <p class={`mode mode-${mode}`} role="note">
      <b>{words[mode].title}</b> {words[mode].detail}
    </p>
  );
}
