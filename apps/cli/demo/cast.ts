import { type Inhabitant, isVisitor } from './population';

/** Who plays in the scenes of the evening, by index in the population. Nobody plays twice. */
export interface Cast {
  /** People without a smartphone who call instead of writing. */
  readonly callers: readonly number[];
  /** The caller who leaves a voice message, and who hears it. */
  readonly message?: { readonly speaker: number; readonly listener: number };
  /** Somebody silent of whom a neighbour reports what is not so, and a relative who reads of both. */
  readonly dispute?: { readonly subject: number; readonly reporter: number; readonly relative: number };
  /** Somebody who answers for their household, a member with a phone, and who follows each of the two. */
  readonly household?: {
    readonly declarer: number;
    readonly member: number;
    readonly ofDeclarer: number;
    readonly ofMember: number;
  };
  /** Somebody who never answers, and who waits for it. */
  readonly silence?: { readonly silent: number; readonly relative: number };
}

const mostCallers = 20;
/** Most people in the area still write. */
const callersOf = 10;

/** @param asked people in the area */
export function castOf(population: readonly Inhabitant[], asked: readonly number[]): Cast {
  const relatives = followersIn(population);
  const known = asked.filter((person) => relatives.has(person));
  const isFree = freeFrom(new Set());

  const listened = known.filter((person) => population[person].hasOldPhone);
  const others = asked.filter((person) => population[person].hasOldPhone && !relatives.has(person));
  const callers = [...listened, ...others].slice(0, Math.min(mostCallers, Math.ceil(asked.length / callersOf)));
  for (const caller of callers) isFree(caller);
  const speaker = callers.find((person) => relatives.has(person));
  const listener = speaker === undefined ? undefined : relatives.get(speaker)?.[0];

  const byText = (person: number): boolean => !population[person].hasPush;
  // Who is reported on is told by text on mobiles only, and France keeps none for films that we could use.
  const subject = known.find(
    (person) =>
      byText(person) && isVisitor(population[person]) && relatives.get(person)?.some(byText) && isFree(person),
  );
  const relative = subject === undefined ? undefined : relatives.get(subject)?.find(byText);
  const reporter = asked.find((person) => byText(person) && person !== relative && isFree(person));
  const heard = known.filter((person) => byText(person) && person !== relative);
  const household = householdIn(heard, relatives, {
    byText,
    isVisitor: (person) => isVisitor(population[person]),
    isFree,
  });
  const silent = known.find((person) => person !== relative && isFree(person));
  const waiting = silent === undefined ? undefined : relatives.get(silent)?.[0];
  return {
    callers,
    ...(speaker !== undefined && listener !== undefined && { message: { speaker, listener } }),
    ...(subject !== undefined &&
      relative !== undefined &&
      reporter !== undefined && { dispute: { subject, reporter, relative } }),
    ...(household && { household }),
    ...(silent !== undefined && waiting !== undefined && { silence: { silent, relative: waiting } }),
  };
}

/** Those who say what their scene has them say, and nothing else. */
export function playing({ callers, dispute, household, silence }: Cast): ReadonlySet<number> {
  return new Set([
    ...callers,
    ...(dispute ? [dispute.subject, dispute.reporter] : []),
    ...(household ? [household.declarer, household.member] : []),
    ...(silence ? [silence.silent] : []),
  ]);
}

/** Nobody follows both, who would read one message for the two, and neither follows the other. */
function householdIn(
  heard: readonly number[],
  relatives: ReadonlyMap<number, readonly number[]>,
  is: Readonly<Record<'byText' | 'isVisitor' | 'isFree', (person: number) => boolean>>,
): Cast['household'] {
  const followers = (person: number): readonly number[] => relatives.get(person) ?? [];
  const member = heard.find((person) => is.isVisitor(person) && followers(person).some(is.byText) && is.isFree(person));
  if (member === undefined) return undefined;
  const isApart = (person: number): boolean =>
    !followers(member).includes(person) &&
    !followers(person).includes(member) &&
    !followers(person).some((follower) => followers(member).includes(follower));
  const declarer = heard.find((person) => isApart(person) && followers(person).some(is.byText) && is.isFree(person));
  const ofMember = followers(member).find(is.byText);
  const ofDeclarer = declarer === undefined ? undefined : followers(declarer).find(is.byText);
  if (declarer === undefined || ofMember === undefined || ofDeclarer === undefined) return undefined;
  return { declarer, member, ofDeclarer, ofMember };
}

function followersIn(population: readonly Inhabitant[]): Map<number, number[]> {
  const followers = new Map<number, number[]>();
  for (const [index, { follows }] of population.entries()) {
    for (const followed of follows) followers.set(followed, [...(followers.get(followed) ?? []), index]);
  }
  return followers;
}

/** Says of each whether they are free, and takes them. */
function freeFrom(taken: Set<number>): (person: number) => boolean {
  return (person) => {
    if (taken.has(person)) return false;
    taken.add(person);
    return true;
  };
}
