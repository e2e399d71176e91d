import type { Stage } from './stage.service';

/** One in so many presses 2. */
const helpEvery = 10;

/** People without a smartphone call the number that the text came from; one of them leaves a few words. */
export async function playCalls(stage: Stage): Promise<void> {
  const { callers, message } = stage.cast;
  if (callers.length === 0) return;
  stage.announce(`${callers.length} people without a smartphone call the service and answer by key.`);
  const calls = await Promise.all(
    callers.map(async (caller, index) => {
      const answer = index % helpEvery === helpEvery - 1 ? '2' : '1';
      const keys = caller === message?.speaker ? [answer, '6'] : [answer, 'hang-up'];
      return stage.phones.dial(stage.person(caller).phone, keys);
    }),
  );
  const heard = await Promise.all(
    calls.map((call, index) => {
      const { name } = stage.person(callers[index]);
      return stage.until(`the end of the call of ${name}`, () => stage.phones.heardIn(call));
    }),
  );
  const [first] = heard;
  if (first !== undefined) stage.quote(`${stage.person(callers[0]).name} hears`, first);
  if (!message) return;
  const { name } = stage.person(message.speaker);
  const listener = stage.person(message.listener);
  const sound = await stage.until(`the voice message of ${name}`, async () => {
    return (await stage.pages.soundsFor(listener.id)).find((bytes) => bytes > 0);
  });
  if (sound) stage.announce(`    ${listener.name} listens to the voice message of ${name}: ${sound} bytes.`);
}
