// The order: what was bought, paid, where it goes and how the address stands, courier, remark read back, notes.
import type { ComponentChildren } from 'preact';
import type { Locale } from '../../lib/model/basics.ts';
import type { AddressState } from '../../lib/model/entries.ts';
import type { OrderLine } from '../../lib/model/facts.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { figure, money, phoneTail, when } from '../ui/format.ts';
import { Timeline } from '../ui/Timeline.tsx';
import { Marks } from './Marks.tsx';
import { Promises } from './Promises.tsx';
import { ADDRESS_CHOICES, type DeskView, type OrderView } from './view.ts';
import { Write, type WriteProps } from './Write.tsx';
import { deskWords } from './words.ts';

interface Props extends Omit<WriteProps, 'about'> {
  view: DeskView;
  order: OrderView;
  notes: ComponentChildren;
}

const lineText = ({ title, variant, sku, quantity }: OrderLine, locale: Locale) =>
  [
    [title ?? sku, variant].filter(Boolean).join(' '),
    quantity !== undefined && `× ${figure(quantity, locale)}`,
  ]
    .filter(Boolean)
    .join(' ');

export function OrderPart({ order, notes, ...shared }: Props) {
  const { locale, keys, on } = shared;
  const t = deskWords(locale);
  const { orderId, total, agreed, paidAt, ship, addressState, couriers = [], timeline } = order;
  const tail = phoneTail(ship?.phone);
  const place = [ship?.address, ship?.name, tail && t('order.tail', { tail })]
    .filter(Boolean)
    .join(t('comma'));
  return (
    <dl class="ch-rows">
      {order.lines.length > 0 && (
        <>
          <dt>{t('order.items')}</dt>
          <dd>
            {order.lines.map((line, i) => (
              <p key={i}>{lineText(line, locale)}</p>
            ))}
          </dd>
        </>
      )}
      {(total || paidAt) && (
        <>
          <dt>{t('order.total')}</dt>
          <dd>
            <div class="ch-remark">
              <span>
                {total && money(total, locale)}
                {paidAt && <span class="ch-quiet"> {t('order.paidAt', { at: when(paidAt, locale) })}</span>}
              </span>
              {agreed && <span>{t('agreed.at', { amount: money(agreed, locale) })}</span>}
              <Write {...shared} about="agreed" opener={t('agreed.write')} label={t('agreed.amount')} line />
            </div>
          </dd>
        </>
      )}
      {place && (
        <>
          <dt>{t('order.ship')}</dt>
          <dd>
            {place}
            {addressState === 'unconfirmed' && (
              <p>
                <Marks
                  marks={[{ id: 'address', level: 'money', mark: t('address.unconfirmed') }]}
                  locale={locale}
                  plain
                />
              </p>
            )}
          </dd>
        </>
      )}
      {addressState && (
        <>
          <dt>{t('order.address')}</dt>
          <dd>
            <Chips
              label={t('order.address')}
              value={addressState}
              digits
              options={ADDRESS_CHOICES.map((id) => ({
                id,
                label: t(`address.${id}`),
                chord: id === 'confirmed' ? keys.confirmAddress : undefined,
              }))}
              onPick={(state) => on.address(orderId, state as AddressState)}
            />
          </dd>
        </>
      )}
      {couriers.length > 0 && (
        <>
          <dt>{t('order.courier')}</dt>
          <dd>
            <Chips
              label={t('order.courier')}
              value={order.chosenCourier}
              digits
              options={couriers.map((id) => ({ id, label: id }))}
              onPick={(courier) => on.courier(orderId, courier)}
            />
          </dd>
        </>
      )}
      {couriers.length === 0 && (order.courier || order.trackingNo) && (
        <>
          <dt>{t('order.courier')}</dt>
          <dd>{[order.courier, order.trackingNo].filter(Boolean).join(' ')}</dd>
        </>
      )}
      <dt>{t('order.remark')}</dt>
      <dd>
        {timeline.length > 0 && <Timeline items={timeline} locale={locale} />}
        <p class="ch-remark">
          {timeline.length === 0 && <span class="ch-quiet">{t('order.noRemark')}</span>}
          <Button kind="link" chord={keys.remark} onClick={() => on.remark(orderId)}>
            {t('order.write')}
          </Button>
        </p>
      </dd>
      <dt>{t('order.promises')}</dt>
      <dd>
        <Promises {...shared} />
      </dd>
      <dt>{t('order.note')}</dt>
      <dd>{notes}</dd>
    </dl>
  );
}
