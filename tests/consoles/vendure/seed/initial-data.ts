import { type InitialData, LanguageCode } from '@vendure/core';

/** Countries, tax, shipping, payment: the least a shop needs before it can take an order. */
export const initialData: InitialData = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Europe',
  countries: [
    { name: 'United Kingdom', code: 'GB', zone: 'Europe' },
    { name: 'Germany', code: 'DE', zone: 'Europe' },
    { name: 'United States of America', code: 'US', zone: 'Americas' },
    { name: 'China', code: 'CN', zone: 'Asia' },
    { name: 'Korea, Republic of', code: 'KR', zone: 'Asia' },
    { name: 'Japan', code: 'JP', zone: 'Asia' },
    { name: 'Singapore', code: 'SG', zone: 'Asia' },
    { name: 'Malaysia', code: 'MY', zone: 'Asia' },
  ],
  taxRates: [{ name: 'Standard Tax', percentage: 20 }],
  shippingMethods: [
    { name: 'Standard Shipping', price: 500 },
    { name: 'Express Shipping', price: 1200 },
  ],
  paymentMethods: [
    {
      name: 'Card on file',
      handler: {
        code: 'dummy-payment-handler',
        // Authorize only: settling is a step of its own, so that both states can be had.
        arguments: [{ name: 'automaticSettle', value: 'false' }],
      },
    },
  ],
  collections: [
    {
      name: 'Kitchen',
      filters: [{ code: 'facet-value-filter', args: { facetValueNames: ['Kitchen'], containsAny: false } }],
    },
  ],
};
