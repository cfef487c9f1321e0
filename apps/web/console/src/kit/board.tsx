import { Select } from 'antd';
import { type DragEvent, type ReactNode, type RefCallback, useCallback, useState } from 'react';
import { useWords } from '../app/words.js';
import { useAsFarAsSeen } from './use-as-far-as-seen.js';

export interface BoardColumn<Card> {
  readonly key: string;
  readonly title: string;
  readonly cards: readonly Card[];
  /** Shown beside the title; the number of cards when left out. */
  readonly count?: number;
  readonly more?: ReactNode;
}

interface Props<Card extends { id: string }> {
  readonly columns: readonly BoardColumn<Card>[];
  readonly render: (card: Card) => ReactNode;
  /** Columns a card may go to; none where it stays. */
  readonly targets: (card: Card) => readonly { readonly key: string; readonly title: string }[];
  readonly onMove: (card: Card, column: string) => void;
  readonly nameOf: (card: Card) => string;
}

/** Columns of cards. Each card moves by its own "move to" list, by keyboard too; dragging is an extra for the mouse. */
export function Board<Card extends { id: string }>({
  columns,
  render,
  targets,
  onMove,
  nameOf,
}: Props<Card>): ReactNode {
  const { t } = useWords();
  const [dragged, setDragged] = useState<Card>();
  const [over, setOver] = useState<string>();
  const [followed, follow] = useState<string>();
  const accepts = (column: string): boolean =>
    dragged !== undefined && targets(dragged).some((one) => one.key === column);
  const drop = (column: string): void => {
    if (dragged && accepts(column)) onMove(dragged, column);
    setDragged(undefined);
    setOver(undefined);
  };
  const dragOver = (event: DragEvent, column: string): void => {
    if (!accepts(column)) return;
    event.preventDefault();
    setOver(column);
  };
  return (
    <div className="board" role="region" aria-label={t('board.region')} tabIndex={0}>
      {columns.map(({ key, title, cards, count, more }) => (
        <section
          key={key}
          className={`board-column${over === key ? ' board-column-over' : ''}`}
          aria-label={title}
          onDragOver={(event) => dragOver(event, key)}
          onDragLeave={() => setOver(undefined)}
          onDrop={() => drop(key)}
        >
          <h2>
            {title} <span className="quiet number">{count ?? cards.length}</span>
          </h2>
          <Cards {...{ cards, render, targets, onMove, nameOf, followed }} onDrag={setDragged} onFollow={follow} />
          {more}
        </section>
      ))}
    </div>
  );
}

type CardsProps<Card extends { id: string }> = Omit<Props<Card>, 'columns'> & {
  readonly cards: readonly Card[];
  readonly onDrag: (card: Card | undefined) => void;
  /** The card that was moved last by its list. */
  readonly followed: string | undefined;
  readonly onFollow: (card: string | undefined) => void;
};

/** The cards of a column, drawn as far down as somebody has looked. */
function Cards<Card extends { id: string }>(props: CardsProps<Card>): ReactNode {
  const { cards, render, targets, onMove, nameOf, onDrag, followed, onFollow } = props;
  const { t } = useWords();
  const refocus = useRefocus(onFollow);
  const [drawn, end] = useAsFarAsSeen(cards.length);
  return (
    <>
      <ul>
        {cards.slice(0, drawn).map((card, index) => (
          <li
            key={card.id}
            className="board-card"
            aria-setsize={cards.length}
            aria-posinset={index + 1}
            draggable={targets(card).length > 0}
            onDragStart={() => onDrag(card)}
            onDragEnd={() => onDrag(undefined)}
          >
            {render(card)}
            {targets(card).length > 0 && (
              <MoveTo
                name={`${t('board.moveTo')} ${nameOf(card)}`}
                targets={targets(card)}
                {...(card.id === followed && { whenMoved: refocus })}
                onMove={(column) => {
                  onFollow(card.id);
                  onMove(card, column);
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {drawn < cards.length && <div ref={end} className="board-end" />}
    </>
  );
}

/** Takes the focus to the list of a card that has moved: with its old place the focus was gone. Never away from something else. */
function useRefocus(onFollow: (card: undefined) => void): RefCallback<HTMLElement> {
  return useCallback(
    (list) => {
      if (!list || list === document.activeElement) return;
      if (document.activeElement === null || document.activeElement === document.body) list.focus();
      onFollow(undefined);
    },
    [onFollow],
  );
}

interface MoveToProps {
  readonly name: string;
  readonly targets: readonly { readonly key: string; readonly title: string }[];
  readonly whenMoved?: RefCallback<HTMLElement>;
  readonly onMove: (column: string) => void;
}

/** Where a card may go. A board has hundreds of cards, and a list is wanted of one: it is made when somebody opens it. */
function MoveTo({ name, targets, whenMoved, onMove }: MoveToProps): ReactNode {
  const { t } = useWords();
  const [list, setList] = useState<'not yet' | 'open' | 'closed'>('not yet');
  if (list !== 'open')
    return (
      <button
        {...(whenMoved && { ref: whenMoved })}
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={false}
        aria-label={name}
        className="board-move"
        // Whoever closed the list is where they were.
        autoFocus={list === 'closed'}
        onClick={() => setList('open')}
        onKeyDown={({ key }) => key === 'ArrowDown' && setList('open')}
      >
        {t('board.moveTo')}
      </button>
    );
  return (
    <Select
      autoFocus
      defaultOpen
      size="small"
      value={null}
      placeholder={t('board.moveTo')}
      aria-label={name}
      options={targets.map((one) => ({ value: one.key, label: one.title }))}
      onChange={(column: string | null) => column !== null && onMove(column)}
      onOpenChange={(open) => !open && setList('closed')}
    />
  );
}
