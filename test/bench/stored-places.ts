import { type Area, areaBounds, areaContains } from '../../libs/geo/area';
import { snapToCell } from '../../libs/geo/cell';
import type { Position } from '../../libs/geo/geojson';

/** Places of people, column by column: row objects of five million would not fit the memory of a small machine. */
export interface StoredPlaces {
  readonly count: number;
  readonly personId: Uint32Array;
  readonly slot: Uint8Array;
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  readonly cell: BigInt64Array;
  /** 1 where the place's time is over, as that of a last known place is after some hours. */
  readonly isExpired: Uint8Array;
}

const townCount = 2_000;
const secondPlaceShare = 0.4;
const expiredShare = 0.02;

/** One place in a hundred lies about the metropolis, nine in its surroundings, the others in towns of all sizes. */
export function makePlaces(count: number, nation: Area, metropolis: Position, random: () => number): StoredPlaces {
  const places = emptyPlaces(count);
  const towns = Array.from({ length: townCount }, () => positionIn(nation, random));
  const home = (): Position => {
    const share = random();
    if (share < 0.01) return near(metropolis, 4_000, random);
    if (share < 0.1) return near(metropolis, 25_000, random);
    return near(towns[Math.floor(townCount * random() ** 3)], 3_000, random); // the first towns are the large ones
  };
  for (let i = 0, personId = 0; i < count; i++) {
    const isSecond = i > 0 && places.slot[i - 1] === 1 && random() < secondPlaceShare;
    if (!isSecond) personId++;
    const [longitude, latitude] = home();
    places.personId[i] = personId;
    places.slot[i] = isSecond ? 2 : 1;
    places.longitude[i] = longitude;
    places.latitude[i] = latitude;
    places.cell[i] = snapToCell(latitude, longitude);
    places.isExpired[i] = random() < expiredShare ? 1 : 0;
  }
  return places;
}

const emptyPlaces = (count: number): StoredPlaces => ({
  count,
  personId: new Uint32Array(count),
  slot: new Uint8Array(count),
  longitude: new Float64Array(count),
  latitude: new Float64Array(count),
  cell: new BigInt64Array(count),
  isExpired: new Uint8Array(count),
});

function positionIn(area: Area, random: () => number): Position {
  const [west, south, east, north] = areaBounds(area);
  for (;;) {
    const position: Position = [west + (east - west) * random(), south + (north - south) * random()];
    if (areaContains(area, position)) return position;
  }
}

/** Normally distributed about the position. */
function near([longitude, latitude]: Position, metres: number, random: () => number): Position {
  const distance = (metres / 111_195) * Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  return [longitude + (distance * Math.cos(angle)) / squeeze, latitude + distance * Math.sin(angle)];
}
