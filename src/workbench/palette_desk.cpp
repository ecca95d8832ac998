#include "workbench/palette_desk.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "base/translate.h"
#include "operations/list_products.h"

namespace vitrine {
namespace {

// How well `words` name what `text` says, both folded; absent where they do not.
enum class Fit { begins, begins_words, contains };
std::optional<Fit> fit_of(const std::string& text, const std::string& words) {
    if (text.starts_with(words)) return Fit::begins;
    bool all_begin = true;
    for (const std::string_view word : split_list(words, ' ')) {
        std::size_t at = text.find(word);
        if (at == std::string::npos) return std::nullopt;
        while (at != std::string::npos && at > 0 && text[at - 1] != ' ')
            at = text.find(word, at + 1);
        all_begin = all_begin && at != std::string::npos;
    }
    return all_begin ? Fit::begins_words : Fit::contains;
}

std::vector<PaletteEntry> read_products(Catalogue& catalogue, ProductIndex& index,
                                        const ListRequest& request, const Progress& progress) {
    std::vector<ProductId> ids = index.list(catalogue, request, progress);
    // Who types a whole SKU means that product, whatever else contains it.
    if (const auto exact = catalogue.products().load_by_code(request.search)) {
        std::erase(ids, exact->id);
        ids.insert(ids.begin(), exact->id);
    }
    ids.resize(std::min(ids.size(), PaletteDesk::most_products));
    std::vector<PaletteEntry> entries;
    for (ProductRow& row : load_rows(catalogue, ids, {}, request.channel, request.locale)) {
        if (row.code.empty()) continue;
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::product;
        entry.label = row.name == row.code ? row.code : row.code + "  " + row.name;
        entry.detail = std::move(row.family);
        entry.product = row.id;
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace

PaletteDesk::PaletteDesk(std::vector<PaletteEntry> known, Workspace* workspace,
                         std::shared_ptr<ProductIndex> index)
    : m_known(std::move(known)), m_workspace(workspace), m_index(std::move(index)) {
    for (const PaletteEntry& entry : m_known)
        m_searched.push_back(fold_for_search(entry.label + ' ' + entry.detail));
    find_known({});
}

PaletteDesk::~PaletteDesk() {
    m_job.request_stop();
}

void PaletteDesk::search(const std::string& words) {
    const std::string searched{trim(words)};
    find_known(fold_for_search(searched));
    ++m_search;
    m_job.request_stop();
    m_looking = m_workspace != nullptr && !searched.empty();
    if (m_looking) look_for_products(searched);
    if (events.changed) events.changed();
}

void PaletteDesk::find_known(const std::string& words) {
    std::vector<std::pair<Fit, const PaletteEntry*>> found;
    for (std::size_t i = 0; i < m_known.size(); ++i) {
        if (const auto fit = fit_of(m_searched[i], words)) found.emplace_back(*fit, &m_known[i]);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, !a.second->is_enabled) <
               std::pair(b.first, !b.second->is_enabled);
    });
    // Products of the search before stay in sight until the new ones come.
    std::vector<PaletteEntry> products;
    if (!words.empty()) {
        products.assign(
            std::make_move_iterator(m_entries.begin() + static_cast<std::ptrdiff_t>(m_known_found)),
            std::make_move_iterator(m_entries.end()));
    }
    m_entries.clear();
    for (const auto& [fit, entry] : found) m_entries.push_back(*entry);
    m_known_found = m_entries.size();
    std::move(products.begin(), products.end(), std::back_inserter(m_entries));
}

void PaletteDesk::look_for_products(const std::string& words) {
    ListRequest request;
    request.search = words;
    request.sort = "sku";
    request.channel = m_workspace->channel();
    request.locale = m_workspace->locale();
    const auto show = [this, search = m_search](std::vector<PaletteEntry> products) {
        if (search != m_search) return;
        m_looking = false;
        m_entries.resize(m_known_found);
        std::move(products.begin(), products.end(), std::back_inserter(m_entries));
        if (events.changed) events.changed();
    };
    m_job = ask(
        m_workspace->searcher(),
        [index = m_index, request](Catalogue& catalogue, const Progress& progress) {
            return read_products(catalogue, *index, request, progress);
        },
        m_receiver.guard(show),
        // The grid's own list tells why the catalogue cannot be read.
        m_receiver.guard([show](const std::exception_ptr&) { show({}); }));
}

}  // namespace vitrine
