import { type Inhabitant, isVisitor } from './population';

/** Who plays in the scenes of the evening, by index in the population. Nobody plays twice. */
export interface Cast {
  /** People without a smartphone who call instead of writing. */
  readonly callers: readonly number[];
  /** The caller who leaves a voice message, and who hears it. */
  readonly message?: { readonly speaker: number; readonly listener: number };
  /** Somebody silent of whom a neighbour reports what is not so, and a relative who reads of both. */
  readonly dispute?: { readonly subject: number; readonly reporter: number; readonly relative: number };
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
  const silent = known.find((person) => person !== relative && isFree(person));
  const waiting = silent === undefined ? undefined : relatives.get(silent)?.[0];
  return {
    callers,
    ...(speaker !== undefined && listener !== undefined && { message: { speaker, listener } }),
    ...(subject !== undefined &&
      relative !== undefined &&
      reporter !== undefined && { dispute: { subject, reporter, relative } }),
    ...(silent !== undefined && waiting !== undefined && { silence: { silent, relative: waiting } }),
  };
}

/** Those who say what their scene has them say, and nothing else. */
export function playing({ callers, dispute, silence }: Cast): ReadonlySet<number> {
  return new Set([
    ...callers,
    ...(dispute ? [dispute.subject, dispute.reporter] : []),
    ...(silence ? [silence.silent] : []),
  ]);
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
