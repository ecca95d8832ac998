#include "workbench/product_search.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {

ProductSearch::ProductSearch(Workspace& workspace, std::shared_ptr<ProductIndex> index)
    : m_workspace(workspace), m_index(std::move(index)) {}

std::string ProductSearch::Found::words() const {
    const std::string named = name.empty() || name == code ? code : code + "  " + name;
    // TRANSLATORS: 0 a product, 1 what kind it is: "Mug  A mug (Variant)"
    return kind == ProductKind::simple ? named : tr("{0} ({1})", named, kind_label(kind));
}

void ProductSearch::leave() {
    m_job.request_stop();
    ++m_asked;
    m_words.clear();
    m_found.clear();
    m_total = 0;
    m_looking = false;
    m_problem.clear();
}

void ProductSearch::look_for(std::string words) {
    words = trim(words);
    if (words == m_words && m_problem.empty()) return;
    m_job.request_stop();
    m_words = std::move(words);
    m_problem.clear();
    const int asked = ++m_asked;
    m_looking = !m_words.empty();
    if (!m_looking) {
        m_found.clear();
        m_total = 0;
        if (on_change) on_change();
        return;
    }
    m_job = ask(
        m_workspace.searcher(),
        [index = m_index, searched = m_words, channel = m_workspace.channel(),
         locale = m_workspace.locale()](Catalogue& catalogue, const Progress& progress) {
            return find(catalogue, *index, searched, channel, locale, progress);
        },
        m_receiver.guard([this, asked](Answer answer) {
            if (asked != m_asked) return;
            m_found = std::move(answer.found);
            m_total = answer.total;
            m_looking = false;
            if (on_change) on_change();
        }),
        m_receiver.guard([this, asked](const std::exception_ptr& failure) {
            if (asked != m_asked || is_cancelled(failure)) return;
            m_found.clear();
            m_looking = false;
            m_problem = sentence_of(failure);
            if (on_change) on_change();
        }));
    if (on_change) on_change();
}

ProductSearch::Answer ProductSearch::find(Catalogue& catalogue, ProductIndex& index,
                                          const std::string& words, ChannelId channel,
                                          LocaleId locale, const Progress& progress) {
    ListRequest request;
    request.search = words;
    request.sort = "sku";
    request.channel = channel;
    request.locale = locale;
    std::vector<ProductId> ids = index.list(catalogue, request, progress);
    Answer answer;
    answer.total = ids.size();
    std::vector<ProductId> first;
    for (const auto space : {ProductStore::Space::products, ProductStore::Space::models}) {
        if (const auto exact = catalogue.products().find(space, words)) first.push_back(*exact);
    }
    answer.total = std::max(answer.total, first.size());
    for (const ProductId id : ids) {
        if (first.size() >= most) break;
        if (std::find(first.begin(), first.end(), id) == first.end()) first.push_back(id);
    }
    for (ProductRow& row : load_rows(catalogue, first, {}, channel, locale)) {
        if (row.code.empty()) continue;
        answer.found.push_back({row.id, std::move(row.code), std::move(row.name), row.kind});
    }
    return answer;
}

std::string ProductSearch::sentence() const {
    if (!m_problem.empty()) return m_problem;
    if (m_looking) return tr("Searching…");
    if (m_words.empty()) return {};
    const auto count = static_cast<long>(m_found.size());
    if (count == 0) return tr("No product has this in its SKU or name.");
    if (m_total > m_found.size()) {
        return tr("{0} of {1} products: type more to narrow them down", format_number(count),
                  format_number(static_cast<std::int64_t>(m_total)));
    }
    return trn("{0} product", "{0} products", count, format_number(count));
}

}  // namespace vitrine
