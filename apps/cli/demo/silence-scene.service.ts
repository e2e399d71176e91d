import { relativesBoardWords } from '../../web/messages/relatives-board';
import type { Stage } from './stage.service';

/** Somebody does not answer, and the page of who waits for it says what is known of the silence. */
export async function playSilence(stage: Stage): Promise<void> {
  const { silence } = stage.cast;
  if (!silence) return;
  const silent = stage.person(silence.silent);
  const { id, name, language } = stage.person(silence.relative);
  stage.announce(`${name} waits for ${silent.name}, who does not answer.`);
  const { silent: noAnswer } = relativesBoardWords[language];
  const words = await stage.until(`a reason for the silence of ${silent.name}`, async () => {
    const said = await stage.pages.wordsOf(id, silent.name, language);
    return said?.startsWith(noAnswer) && said.length > noAnswer.length ? said : undefined;
  });
  if (words !== undefined) stage.quote(`The page of ${name} says of ${silent.name}`, words);
}
