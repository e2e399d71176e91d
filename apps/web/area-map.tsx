import type { MultiPolygon } from '../../libs/geo/geojson';
import { areaOutline } from './area-outline';

interface AreaMapProps {
  readonly area: MultiPolygon;
  /** What the drawing shows, for those who do not see it. */
  readonly label: string;
}

/** North up, with a scale bar: it shows size and shape, not streets. */
export function AreaMap({ area, label }: AreaMapProps) {
  const { path, width, height, scale } = areaOutline(area);
  const scaleText = scale.metres >= 1000 ? `${scale.metres / 1000} km` : `${Math.round(scale.metres)} m`;
  return (
    <svg class="area-map" viewBox={`0 0 ${width} ${height + 26}`} role="img" aria-label={label}>
      <path class="area" d={path} fill-rule="evenodd" />
      <path class="scale" d={`M12 ${height + 6}v6h${scale.length}v-6`} />
      <text x={scale.length + 20} y={height + 14}>
        {scaleText}
      </text>
    </svg>
  );
}
