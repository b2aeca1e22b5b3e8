// Icons: small inline drawings in the ink around them. All are hidden from readers of the screen: a word stands beside.
import type { ComponentChildren } from 'preact';
import type { Level } from '../../lib/model/basics.ts';
import type { FieldHealth, Flag } from '../../lib/model/facts.ts';
import { HEALTH_SHAPES, LEVEL_SHAPES, type Shape } from './shapes.ts';

interface SvgProps {
  size?: number;
  box?: number;
  class?: string;
  children: ComponentChildren;
}

function Svg({ size = 16, box = 16, class: name, children }: SvgProps) {
  return (
    <svg
      class={`ch-icon ${name ?? ''}`}
      width={size}
      height={size}
      viewBox={`0 0 ${box} ${box}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

const line = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.5',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

/** Draws a shape of the table in the colour of the level around it. */
export function ShapeIcon({
  shape,
  size = 12,
  class: name,
}: {
  shape: Shape;
  size?: number;
  class?: string;
}) {
  return (
    <Svg size={size} box={12} class={name}>
      {shape.stroke ? (
        <path
          d={shape.d}
          {...line}
          stroke-width={shape.thin ? '1' : '1.5'}
          stroke-linecap={shape.dash ? 'butt' : 'round'}
          stroke-dasharray={shape.dash}
        />
      ) : (
        <path d={shape.d} fill="currentColor" fill-rule="evenodd" />
      )}
    </Svg>
  );
}

/** The shape of a level, in its colour. */
export const LevelIcon = ({ level, size = 12 }: { level: Level | 'fine'; size?: number }) => (
  <ShapeIcon shape={LEVEL_SHAPES[level]} size={size} class={`ch-shape ch-${level}`} />
);

/** Tick, half ring, struck ring or dashed ring; what is not well is amber, never red. */
export const HealthIcon = ({ state, size = 12 }: { state: FieldHealth | 'off'; size?: number }) => (
  <ShapeIcon
    shape={HEALTH_SHAPES[state]}
    size={size}
    class={`ch-shape ch-${state === 'ok' || state === 'off' ? 'fine' : 'money'}`}
  />
);

/** Our sign: the bell on the counter. */
export const Sign = ({ size = 16 }: { size?: number }) => (
  <Svg size={size} class="ch-sign">
    <path
      fill="currentColor"
      d="M6.25 2h3.5v1.4h-1v1.25A5.9 5.9 0 0 1 13.7 10.6H2.3a5.9 5.9 0 0 1 4.95-5.95V3.4h-1zM1 12.4h14V14H1z"
    />
    <path fill="currentColor" opacity=".35" d="M1.9 10.9h12.2v1.2H1.9z" />
  </Svg>
);

export const ChevronRight = () => (
  <Svg size={12} box={12}>
    <path d="m4.5 2.5 3.5 3.5-3.5 3.5" {...line} />
  </Svg>
);
export const ChevronDown = () => (
  <Svg size={12} box={12}>
    <path d="m2.5 4.5 3.5 3.5 3.5-3.5" {...line} />
  </Svg>
);
export const ChevronsRight = () => (
  <Svg>
    <path d="m3.5 4 4 4-4 4m5-8 4 4-4 4" {...line} stroke-width="1.4" />
  </Svg>
);
export const Search = () => (
  <Svg>
    <path d="M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M10.3 10.3 14 14" {...line} />
  </Svg>
);
export const Close = () => (
  <Svg>
    <path d="m3.5 3.5 9 9m0-9-9 9" {...line} />
  </Svg>
);
export const Pause = () => (
  <Svg>
    <path d="M5.75 4v8m4.5-8v8" {...line} />
  </Svg>
);

export const Resume = () => (
  <Svg>
    <path d="M5.5 3.8v8.4L12.2 8z" {...line} />
  </Svg>
);

/** A remark's flag. Its name always stands beside it. */
export const FlagIcon = ({ flag }: { flag: Flag }) => {
  const name = flag === 'other' ? 'none' : flag;
  return (
    <Svg size={14} box={14}>
      <path
        d="M2.75 2.25h8.5l-2 3 2 3h-8.5z"
        style={{ fill: `var(--ch-flag-${name})`, stroke: `var(--ch-flag-${name}-edge)` }}
        stroke-linejoin="round"
        stroke-width="1.2"
        stroke-dasharray={flag === 'other' ? '1.6 1.2' : undefined}
      />
      <path
        d="M2.75 1.5v11.5"
        style={{ stroke: `var(--ch-flag-${name}-edge)` }}
        stroke-width="1.4"
        stroke-linecap="round"
      />
    </Svg>
  );
};
