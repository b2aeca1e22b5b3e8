// Card: what counts now. Shape and phrase of its level, the rule's name at the right, then whatever it holds.
import type { ComponentChildren } from 'preact';
import type { Level } from '../../lib/model/basics.ts';
import { LevelIcon } from './icons.tsx';

export interface CardProps {
  level: Level;
  /** The level's name, for readers of the screen. */
  levelName: string;
  phrase: string;
  rule?: string;
  class?: string;
  children?: ComponentChildren;
}

export function Card({ level, levelName, phrase, rule, class: name, children }: CardProps) {
  return (
    <article class={`ch-card ch-${level} ${name ?? ''}`}>
      <header class="ch-card-head">
        <LevelIcon level={level} />
        <span class="ch-sr">{levelName}</span>
        <b>{phrase}</b>
        {rule && <span class="ch-card-rule">{rule}</span>}
      </header>
      {children}
    </article>
  );
}
