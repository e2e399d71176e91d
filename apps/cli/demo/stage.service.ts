import { setTimeout as delay } from 'node:timers/promises';
import type { PersonId } from '../../../libs/people/person';
import type { Cast } from './cast';
import type { PersonPages } from './person-pages.service';
import type { Inhabitant } from './population';
import type { SimulatedPhones } from './simulated-phones.service';

/** What a scene is played with. */
export interface StageParts {
  readonly phones: SimulatedPhones;
  readonly pages: PersonPages;
  readonly population: readonly Inhabitant[];
  /** In the order of the population. */
  readonly ids: readonly PersonId[];
  readonly cast: Cast;
  readonly say: (text: string) => void;
}

const longestQuote = 240;
/** An answer that takes so long has not come. */
const patienceMs = 20_000;

/** People on their telephones and pages, and the lines in which the screen tells of them. */
export class Stage {
  /** What should have happened and has not. */
  readonly faults: string[] = [];

  constructor(private readonly parts: StageParts) {}

  get phones(): SimulatedPhones {
    return this.parts.phones;
  }

  get pages(): PersonPages {
    return this.parts.pages;
  }

  get cast(): Cast {
    return this.parts.cast;
  }

  person(index: number): Inhabitant & { readonly id: PersonId } {
    return { ...this.parts.population[index], id: this.parts.ids[index] };
  }

  announce(text: string): void {
    this.parts.say(text);
  }

  quote(who: string, text: string): void {
    const line = text.replaceAll('\n', ' ');
    this.parts.say(`    ${who}: « ${line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line} »`);
  }

  /** @param what for the screen, should it never come */
  async until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found | undefined> {
    for (const end = Date.now() + patienceMs; Date.now() < end; await delay(200)) {
      const found = await look();
      if (found !== undefined) return found;
    }
    this.faults.push(`did not come: ${what}`);
    return undefined;
  }

  /** Shows the first text that a phone gets after it had `before`, and that says `words`. */
  async quoteText(index: number, before: number, words: string): Promise<void> {
    const { name, phone } = this.person(index);
    const text = await this.until(`a text to ${name} that says ${words}`, async () => {
      return (await this.phones.textsOn(phone)).slice(before).find((each) => bare(each).includes(bare(words)));
    });
    if (text !== undefined) this.quote(`${name} reads`, text);
  }
}

/** A text message may spell a name without its accents. */
const bare = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '');
