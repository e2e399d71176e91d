import { relativesBoardWords } from '../../web/messages/relatives-board';
import type { Stage } from './stage.service';

/** A neighbour says that somebody is safe; they say that it is not so, and it is as it was before. */
export async function playDispute(stage: Stage): Promise<void> {
  const { dispute } = stage.cast;
  if (!dispute) return;
  const subject = stage.person(dispute.subject);
  const reporter = stage.person(dispute.reporter);
  const relative = stage.person(dispute.relative);
  stage.announce(`${reporter.name} reports that ${subject.name} is safe, who has not answered.`);
  const { silent } = relativesBoardWords[relative.language];
  const onPage = (isSilent: boolean) => () =>
    stage.pages
      .wordsOf(relative.id, subject.name, relative.language)
      .then((words) => (words?.startsWith(silent) === isSilent ? words : undefined));
  const textsOf = async (index: number): Promise<number> =>
    (await stage.phones.textsOn(stage.person(index).phone)).length;

  const [toSubject, toRelative] = [await textsOf(dispute.subject), await textsOf(dispute.relative)];
  await stage.phones.write(reporter.phone, `1 POUR ${subject.phone} PAS VU VOISIN`);
  await stage.quoteText(dispute.subject, toSubject, firstName(reporter.name));
  await stage.quoteText(dispute.relative, toRelative, firstName(subject.name));
  await stage.until(`${subject.name} as safe on the page of ${relative.name}`, onPage(false));

  stage.announce(`${subject.name} answers 8: it is not so.`);
  const [afterwards, later] = [await textsOf(dispute.subject), await textsOf(dispute.relative)];
  await stage.phones.write(subject.phone, '8');
  await stage.quoteText(dispute.subject, afterwards, firstName(reporter.name));
  await stage.quoteText(dispute.relative, later, firstName(subject.name));
  const again = await stage.until(`${subject.name} as silent on the page of ${relative.name}`, onPage(true));
  if (again !== undefined) stage.quote(`The page of ${relative.name} says of ${subject.name} as before`, again);
}

const firstName = (name: string): string => name.split(' ')[0];
