// The part of the writer that gives numbers to combinations of channel, locale and currency.
#include "store/change_set_writer.h"

namespace vitrine {

ScopeId ChangeSetWriter::scope(ChannelId channel, LocaleId locale, CurrencyId currency) {
    if (const auto known = m_structure->find_scope(channel, locale, currency)) return *known;
    Scope scope;
    scope.channel = channel;
    scope.locale = locale;
    scope.currency = currency;
    scope.code =
        std::to_string(channel) + '.' + std::to_string(locale) + '.' + std::to_string(currency);
    return put(std::move(scope));
}

ValueKey ChangeSetWriter::key_for(const Attribute& attribute, ChannelId channel, LocaleId locale,
                                  CurrencyId currency) {
    return {attribute.id,
            scope(attribute.scopable ? channel : 0, attribute.localizable ? locale : 0,
                  attribute.type == AttributeType::price_collection ? currency : 0)};
}

}  // namespace vitrine
