/** The banner's words. */
export const texts = {
  consentModal: {
    title: 'Shall the window suit you?',
    description:
      'If you allow it, this browser remembers what you look at and rearranges the shop for you, by itself. What you do here is not sent to us or to anybody else.',
    acceptAllBtn: 'Allow all',
    acceptNecessaryBtn: 'Only needed',
    showPreferencesBtn: 'Choose',
    footer: '<a href="/01-script-tag/help#privacy">What we keep</a>',
  },
  preferencesModal: {
    title: 'Privacy settings',
    acceptAllBtn: 'Allow all',
    acceptNecessaryBtn: 'Only needed',
    savePreferencesBtn: 'Save my choice',
    closeIconLabel: 'Close',
    sections: [
      {
        description:
          'Each of these stands alone. Change your mind here whenever you like: what was kept is erased at once.',
      },
      { title: 'Needed', description: 'Your basket and this answer, in this browser.', linkedCategory: 'necessary' },
      {
        title: 'A window that suits you',
        description:
          'This browser keeps what you viewed, and chooses which pictures and suggestions to show. It stays on this device.',
        linkedCategory: 'personalization',
      },
      {
        title: 'Counting',
        description: 'Which of our suggestions were seen and whether they helped.',
        linkedCategory: 'measurement',
      },
      {
        title: 'Advertising',
        description: 'Lets other tools on this page know which group of shoppers you are like. Never what you viewed.',
        linkedCategory: 'marketing',
      },
    ],
  },
};
