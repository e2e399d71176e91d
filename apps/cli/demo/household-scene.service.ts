import type { Stage } from './stage.service';

const child = 'Léo';

/** One text answers for three people; those who follow two of them hear. */
export async function playHousehold(stage: Stage): Promise<void> {
  const { household } = stage.cast;
  if (!household) return;
  const declarer = stage.person(household.declarer);
  const member = stage.person(household.member);
  const write = async (from: number, body: string, reader: number, words: string): Promise<void> => {
    const before = (await stage.phones.textsOn(stage.person(reader).phone)).length;
    await stage.phones.write(stage.person(from).phone, body);
    await stage.quoteText(reader, before, words);
  };
  stage.announce(`${declarer.name} declares a child without a phone, and ${member.name}, who is asked and agrees.`);
  await write(household.declarer, `AJOUTER ${child}`, household.declarer, child);
  const asking = `AJOUTER ${firstName(member.name)} ${member.phone}`;
  await write(household.declarer, asking, household.member, firstName(declarer.name));
  await write(household.member, 'FOYER ACCEPTER', household.member, firstName(declarer.name));

  stage.announce(`${declarer.name} answers OK 2: for all of them.`);
  const toFollower = (await stage.phones.textsOn(stage.person(household.ofMember).phone)).length;
  const toOwn = (await stage.phones.textsOn(stage.person(household.ofDeclarer).phone)).length;
  await write(household.declarer, 'OK 2', household.declarer, child);
  await stage.quoteText(household.ofDeclarer, toOwn, child);
  await stage.quoteText(household.ofMember, toFollower, firstName(member.name));
}

const firstName = (name: string): string => name.split(' ')[0];
