import { acceptedCategory, run } from '../vendor/cookieconsent.esm.js';
import { texts } from './consent-texts.js';

const state = (category) => (acceptedCategory(category) ? 'granted' : 'denied');

/** Hands the banner's answer to Google's tags, by their consent mode. */
function tellGoogle() {
  const marketing = state('marketing');
  window.gtag('consent', 'update', {
    ad_storage: marketing,
    ad_user_data: marketing,
    ad_personalization: marketing,
    analytics_storage: state('measurement'),
  });
}

/** Hands the banner's answer to Vitrine. Before vitrine.js is there, the call waits in the queue. */
function tellVitrine() {
  const personal = state('personalization');
  window.vitrine.push((vitrine) =>
    vitrine.consent.set({
      persist: personal,
      personalize: personal,
      learn: personal,
      measure: state('measurement'),
      export: state('marketing'),
    }),
  );
}

function tell() {
  tellVitrine();
  tellGoogle();
}

run({
  // Test browsers count as bots: they should see the same banner as everybody.
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, personalization: {}, measurement: {}, marketing: {} },
  cookie: { name: 'tern-tarn-privacy', expiresAfterDays: 182 },
  guiOptions: {
    consentModal: { layout: 'box wide', position: 'bottom left', equalWeightButtons: true },
    preferencesModal: { layout: 'box', equalWeightButtons: true },
  },
  language: { default: 'en', translations: { en: texts } },
  // Called on the first answer and on every later page that finds one.
  onConsent: tell,
  onChange: tell,
});
