/**
 * The wire behind the chat console: as much of an IRC server as one seller's client and her buyers need, on 127.0.0.1.
 * The registry has no such server that is kept up. The console itself, its pages and its own server, are not ours.
 */
import { createServer, type Socket } from 'node:net';

const HOST = '127.0.0.1';
const NAME = 'wire.example.test';

/** A line the seller sent through the console. */
export interface Sent {
  to: string;
  text: string;
}

export interface Wire {
  port: number;
  /** What has left the console so far, oldest first. */
  sent: Sent[];
  /** Settles when the console's server has signed in; fails when that takes longer. */
  ready(timeoutMs: number): Promise<void>;
  /** A buyer writes to the seller. `at`: when it was written; absent, now. */
  say(buyer: string, text: string, at?: Date): void;
  stop(): Promise<void>;
}

/** Splits a line: `PRIVMSG robin :two words` is ['PRIVMSG', 'robin', 'two words']. Tags and sender are left out. */
function parse(line: string): string[] {
  const [, head = '', tail] = /^(?:@\S+ +)?(?::\S+ +)?(.*?)(?: :(.*))?$/.exec(line) ?? [];
  const words = head.split(' ').filter(Boolean);
  return tail === undefined ? words : [...words, tail];
}

/** Starts the server on a free port. It holds one seller: who signs in last. */
export async function startWire(): Promise<Wire> {
  const sent: Sent[] = [];
  const open = new Set<Socket>();
  let seller: { nick: string; socket: Socket } | undefined;
  let arrived: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });

  const server = createServer((socket) => {
    open.add(socket);
    let nick = '*';
    let named = false;
    let negotiating = false;
    const send = (line: string): void => {
      socket.write(`:${NAME} ${line}\r\n`);
    };
    const welcome = (): void => {
      if (nick === '*' || !named || negotiating || seller?.socket === socket) return;
      seller = { nick, socket };
      send(`001 ${nick} :Welcome`);
      send(`005 ${nick} CHANTYPES=# CASEMAPPING=ascii NICKLEN=64 :are supported`);
      send(`422 ${nick} :No message of the day`);
      arrived();
    };
    const take = (line: string): void => {
      const [command = '', ...words] = parse(line);
      switch (command.toUpperCase()) {
        case 'CAP':
          negotiating = words[0] !== 'END';
          if (words[0] === 'LS') send(`CAP ${nick} LS :server-time`);
          else if (words[0] === 'REQ') send(`CAP ${nick} ACK :${words[1] ?? ''}`);
          else welcome();
          break;
        case 'NICK':
          nick = words[0] ?? nick;
          welcome();
          break;
        case 'USER':
          named = true;
          welcome();
          break;
        case 'PING':
          send(`PONG ${NAME} :${words[0] ?? ''}`);
          break;
        case 'PRIVMSG':
          sent.push({ to: words[0] ?? '', text: words[1] ?? '' });
          break;
        case 'QUIT':
          socket.end();
          break;
      }
    };
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) if (line) take(line);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      if (seller?.socket === socket) seller = undefined;
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('no port');

  return {
    port: address.port,
    sent,
    async ready(timeoutMs) {
      let late: NodeJS.Timeout | undefined;
      const tooLong = new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(new Error(`nobody signed in within ${timeoutMs} ms`)), timeoutMs);
      });
      await Promise.race([arrival, tooLong]).finally(() => clearTimeout(late));
    },
    say(buyer, text, at = new Date()) {
      if (!seller) throw new Error('the console is not signed in');
      if (!text || /[\r\n\0]/.test(text)) throw new Error('a message is one line of text');
      if (!buyer || /[\s!@:]/.test(buyer)) throw new Error(`not a name of a buyer: ${buyer}`);
      seller.socket.write(
        `@time=${at.toISOString()} :${buyer}!buyer@${NAME} PRIVMSG ${seller.nick} :${text}\r\n`,
      );
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
