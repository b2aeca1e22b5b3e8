// The chat: who writes on the left, the conversation, the buyer's orders on the right.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Chat, type Message, waitingSince } from './data.ts';
import { OrderCard } from './OrderCard.tsx';
import { RemarkDialog } from './RemarkDialog.tsx';
import type { Shop } from './shop.ts';
import { clock, iso, money, word } from './show.ts';
import { Thumb } from './Thumb.tsx';

export function Chats({ shop }: { shop: Shop }) {
  const { locale, threads, route } = shop;
  const open = shop.chatOf(route.value.id);
  return (
    <main class="p-chat" data-view="chat" data-loaded="">
      <nav class="p-threads" aria-label={word(locale, 'chat.threads')}>
        {threads.value.map((chat) => (
          <ThreadRow key={chat.buyer} shop={shop} chat={chat} open={chat === open} />
        ))}
      </nav>
      {open ? (
        <Conversation key={open.buyer} shop={shop} chat={open} />
      ) : (
        <p class="p-none">{word(locale, 'chat.pick')}</p>
      )}
      <aside class="p-aside">{open && <BuyersOrders shop={shop} buyer={open.buyer} />}</aside>
      <RemarkDialog shop={shop} />
    </main>
  );
}

const Face = ({ name }: { name: string }) => (
  <span class="p-face" aria-hidden="true">
    {name.slice(0, 1)}
  </span>
);

function ThreadRow({ shop, chat, open }: { shop: Shop; chat: Chat; open: boolean }) {
  const { locale } = shop;
  const since = waitingSince(chat);
  // The greeting says nothing of what this buyer wants.
  const last = chat.messages.findLast((message) => !message.auto);
  const minutes = since === undefined ? 0 : Math.max(0, Math.floor((shop.now.value - since) / 60_000));
  return (
    <button
      type="button"
      class="p-thread"
      data-thread={chat.buyer}
      aria-current={open ? 'true' : undefined}
      onClick={() => shop.go(`#/chat/${chat.buyer}`)}
    >
      <Face name={chat.name} />
      <span class="p-name" data-slot="">
        <b data-field="buyer">{chat.name}</b>
      </span>
      {chat.unread > 0 && <span data-field="unread">{chat.unread}</span>}
      {since !== undefined && (
        <time data-field="waiting-since" datetime={iso(since)}>
          {word(locale, 'chat.minutes', { n: minutes })}
        </time>
      )}
      {last && (
        <span data-field="preview">{last.text ?? last.good?.title ?? word(locale, 'chat.image')}</span>
      )}
    </button>
  );
}

function Conversation({ shop, chat }: { shop: Shop; chat: Chat }) {
  const { locale, drafts } = shop;
  const list = useRef<HTMLOListElement>(null);
  const count = chat.messages.length;
  // A new message scrolls the list to its end.
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [count]);
  return (
    <section class="p-talk" data-conversation={chat.buyer}>
      <h2 data-field="buyer">{chat.name}</h2>
      <ol ref={list}>
        {chat.messages.map((message) => (
          <MessageRow key={message.id} shop={shop} chat={chat} message={message} />
        ))}
      </ol>
      <form
        class="p-reply"
        onSubmit={(event) => {
          event.preventDefault();
          shop.send();
        }}
      >
        <textarea
          data-box="reply"
          rows={3}
          aria-label={word(locale, 'chat.box')}
          placeholder={word(locale, 'chat.reply')}
          value={drafts.value[chat.buyer] ?? ''}
          onInput={(event) => {
            drafts.value = { ...drafts.value, [chat.buyer]: event.currentTarget.value };
          }}
          onKeyDown={(event) => {
            // 229: an input method is composing, also where the browser does not say so.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            shop.send();
          }}
        />
        <button type="submit" class="p-main">
          {word(locale, 'chat.send')}
        </button>
      </form>
    </section>
  );
}

function MessageRow({ shop, chat, message }: { shop: Shop; chat: Chat; message: Message }) {
  const { locale } = shop;
  const { id, from, kind, auto, text, good, at } = message;
  return (
    <li
      class={`p-message p-${from}`}
      data-message={id}
      data-from={from}
      data-kind={kind}
      data-auto={auto ? '' : undefined}
    >
      {from !== 'system' && <Face name={from === 'buyer' ? chat.name : word(locale, 'chat.us')} />}
      <div class="p-said">
        {text !== undefined && <p data-field="text">{text}</p>}
        {kind === 'image' && <span class="p-image">{word(locale, 'chat.image')}</span>}
        {good && (
          <div class="p-card" data-listing={good.listingId}>
            <Thumb icon={good.icon} small />
            <span data-field="title">{good.title}</span>
            <span data-field="price">{money(locale, good.price)}</span>
          </div>
        )}
        <span class="p-when">
          {auto && <span>{word(locale, 'chat.auto')}</span>}
          <time data-field="at" datetime={iso(at)}>
            {clock(at, shop.now.value)}
          </time>
        </span>
      </div>
    </li>
  );
}

function BuyersOrders({ shop, buyer }: { shop: Shop; buyer: string }) {
  const own = shop.orders.value.filter((order) => order.buyer === buyer);
  return (
    <>
      <h3>{word(shop.locale, 'chat.orders')}</h3>
      {own.map((order) => (
        <OrderCard key={order.id} shop={shop} order={order} beside />
      ))}
      {own.length === 0 && <p class="p-none">{word(shop.locale, 'orders.none')}</p>}
    </>
  );
}
