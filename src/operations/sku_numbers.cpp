#include "operations/sku_numbers.h"

#include <algorithm>

#include "base/error.h"
#include "base/translate.h"
#include "store/sequence.h"

namespace vitrine {

std::string SkuNumbers::next(const NumberedProduct& product,
                             const std::function<bool(std::string_view code)>& is_taken) {
    if (m_next == 0) {
        m_next =
            std::max<std::int64_t>(read_sequence(m_catalogue.connection(), m_pattern.name()), 1);
    }
    for (;;) {
        auto code = m_pattern.text(m_next, product);
        if (!code) {
            throw Error(Failure::usage,
                        tr("No numbers are left: the pattern has no room for {0}. Use another one.",
                           m_next));
        }
        ++m_next;
        if (!is_taken(*code)) return *std::move(code);
    }
}

void SkuNumbers::save() {
    if (m_next != 0) keep_sequence(m_catalogue.connection(), m_pattern.name(), m_next);
    m_next = 0;
}

}  // namespace vitrine
