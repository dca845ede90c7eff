/** Gives the page its language: the catalogue, the direction, and the switch. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { firstLanguage, keepLanguage, type LanguageCode, languages } from './languages.ts';

type Chosen = { readonly language: LanguageCode; readonly choose: (language: LanguageCode) => void };

const Language = createContext<Chosen>({ language: 'en', choose: () => {} });

export const useLanguage = () => useContext(Language);

export function Words({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState(firstLanguage);
  const [shown, setShown] = useState<{ language: LanguageCode; messages: Record<string, string> } | null>(null);

  useEffect(() => {
    let current = true;
    void languages[wanted].load().then((messages) => {
      if (!current) return;
      document.documentElement.lang = wanted;
      document.documentElement.dir = languages[wanted].direction;
      setShown({ language: wanted, messages });
    });
    return () => {
      current = false;
    };
  }, [wanted]);

  if (!shown) return null;
  const choose = (language: LanguageCode) => {
    keepLanguage(language);
    const address = new URL(location.href);
    if (address.searchParams.has('lang')) {
      address.searchParams.set('lang', language);
      history.replaceState(history.state, '', address);
    }
    setWanted(language);
  };
  return (
    <Language value={{ language: shown.language, choose }}>
      <IntlProvider locale={`${shown.language}-u-nu-latn`} messages={shown.messages} onError={silence}>
        {children}
      </IntlProvider>
    </Language>
  );
}

/** A missing word shows its key; it must not fill the console of a machine that others may read. */
function silence() {}
