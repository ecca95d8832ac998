#include "operations/quality_index.h"

#include <algorithm>
#include <map>

#include "base/checksum.h"
#include "base/text.h"
#include "catalog/validation.h"
#include "operations/product_sweep.h"
#include "search/similar_names.h"
#include "store/structure_json.h"

namespace vitrine {
namespace {

// Checking so large a share of the products one by one takes longer than passing over all.
constexpr std::size_t worth_checking_all = 8;
constexpr std::size_t few_products = 1000;

// So few are taken out and put in one by one; more are merged with the rest.
constexpr std::size_t few_changed = 16;

QualityCheckSet all_checks() {
    return QualityCheckSet().set();
}

bool has(QualityCheckSet checks, QualityCheck check) {
    return checks[static_cast<std::size_t>(check)];
}

template <class Entry>
bool stands_before(const Entry& a, const Entry& b) {
    return std::tie(a.product, a.key) < std::tie(b.product, b.key);
}

// Takes out what is of these products (of all where there are none) and checks, puts in what was
// found anew. Few products move the rest, many are merged with it.
template <class Entry>
void renew(std::vector<Entry>& entries, const std::vector<ProductId>* products,
           const std::function<bool(const Entry&)>& is_concerned, std::vector<Entry>& found) {
    if (products != nullptr && products->size() <= few_changed) {
        for (const ProductId product : *products) {
            const auto [first, last] =
                std::ranges::equal_range(entries, product, {}, &Entry::product);
            entries.erase(std::remove_if(first, last, is_concerned), last);
        }
        for (const Entry& entry : found) {
            entries.insert(
                std::upper_bound(entries.begin(), entries.end(), entry, stands_before<Entry>),
                entry);
        }
        return;
    }
    std::erase_if(entries, [&](const Entry& entry) {
        return is_concerned(entry) &&
               (products == nullptr ||
                std::binary_search(products->begin(), products->end(), entry.product));
    });
    const auto middle = static_cast<std::ptrdiff_t>(entries.size());
    entries.insert(entries.end(), found.begin(), found.end());
    std::stable_sort(entries.begin() + middle, entries.end(), stands_before<Entry>);
    std::inplace_merge(entries.begin(), entries.begin() + middle, entries.end(),
                       stands_before<Entry>);
}

// What a check of the attribute's values depends on.
std::uint64_t hash_of(Attribute attribute, bool is_name) {
    attribute.labels.clear();
    attribute.help.clear();
    attribute.group = 0;
    attribute.sort_order = 0;
    attribute.default_value.clear();
    attribute.expression.clear();
    attribute.unique = attribute.read_only = false;
    QuickHash hash;
    hash.add(to_json(attribute));
    hash.add(is_name ? "name" : "-");
    hash.add(is_gtin_attribute(attribute) ? "gtin" : "-");
    return std::max<std::uint64_t>(hash.value(), 1);
}

// The words of a label or code, as they are compared.
template <class Use>
void each_word(std::string_view text, const Use& use) {
    std::string word;
    const std::string folded = fold_case(text);
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        const char c = i < folded.size() ? folded[i] : ' ';
        const bool separates = static_cast<unsigned char>(c) < 0x80 && c != '\'' &&
                               std::isalnum(static_cast<unsigned char>(c)) == 0;
        if (!separates) {
            word += c;
        } else if (!word.empty()) {
            use(word);
            word.clear();
        }
    }
}

}  // namespace

std::filesystem::path QualityIndex::file_of(const Catalogue& catalogue) {
    std::filesystem::path path = catalogue.file();
    path += ".quality";
    return path;
}

QualityIndex::Basis QualityIndex::basis_of(const Structure& structure,
                                           const QualityRules& rules) const {
    Basis basis;
    basis.attributes.resize(static_cast<std::size_t>(structure.attributes.next_id()));
    structure.attributes.each([&](const Attribute& attribute) {
        basis.attributes[static_cast<std::size_t>(attribute.id)] =
            hash_of(attribute, rules.is_name(attribute.id));
    });
    const std::string common = TextLocales(structure).common();
    for (const QualityCheck check : quality_checks) {
        QuickHash hash;
        if (rules.severity(check)) {
            hash.add(quality_check_name(check));
            if (const QualitySetting* setting = rules.setting(check)) {
                for (const auto& [attribute, limit] : setting->limits) {
                    hash.add(std::to_string(attribute) + '=' + std::to_string(limit) + ',');
                }
            }
            if (check == QualityCheck::spelling) {
                hash.add(common);
                for (const std::string& name : installed_dictionaries()) hash.add(name + ',');
                hash.add("of the same country");  // the rule that finds the locale's among them
            }
        }
        basis.checks[static_cast<std::size_t>(check)] = hash.value();
    }
    return basis;
}

QualityCheckSet QualityIndex::outdated(const Basis& now) const {
    // Attributes that are new or gone have no values but those of changed products.
    const std::size_t known = std::min(m_basis.attributes.size(), now.attributes.size());
    for (std::size_t id = 0; id < known; ++id) {
        if (m_basis.attributes[id] != 0 && now.attributes[id] != 0 &&
            m_basis.attributes[id] != now.attributes[id]) {
            return all_checks();
        }
    }
    QualityCheckSet checks;
    for (std::size_t check = 0; check < quality_check_count; ++check) {
        checks[check] = m_basis.checks[check] != now.checks[check];
    }
    return checks;
}

void QualityIndex::refresh(Catalogue& catalogue, const Progress& progress) {
    const bool has_uncommitted = catalogue.connection().has_uncommitted();
    if (m_structure == nullptr && !has_uncommitted) read_file(catalogue);
    const bool is_known = m_structure != nullptr && !has_uncommitted && m_stamp.is_in(catalogue);
    const auto structure = catalogue.structure();
    const bool is_current =
        is_known && structure == m_structure && catalogue.journal().last_seq() == m_stamp.seq;
    if (is_current) return;

    const auto began = std::chrono::steady_clock::now();
    // Noted when all is done: a call that fails leaves nothing that looks complete.
    const bool is_new_structure = m_structure != structure;
    if (is_new_structure) m_checker.reset();
    m_rules.emplace(*structure);
    m_structure = structure;
    const CatalogueStamp now = CatalogueStamp::of(catalogue);
    const Basis basis = basis_of(*structure, *m_rules);
    const CatalogueStamp before = std::exchange(m_stamp, {});
    m_pictures = picture_sides(catalogue.assets());
    const auto changed = is_known ? catalogue.journal().products_changed_since(before.seq)
                                  : std::vector<ProductId>();
    const auto products = static_cast<std::size_t>(catalogue.products().highest_id());
    m_unsaved = m_unsaved || !is_known || !changed.empty();
    bool is_local = false;  // only the changed products have other problems than before
    if (!is_known || changed.size() > products / worth_checking_all + few_products) {
        m_found = {};
        check_all(catalogue, all_checks(), progress);
        compare_names(catalogue, progress);
    } else {
        const QualityCheckSet again = outdated(basis);
        if (again.any()) {
            check_all(catalogue, again, progress);
            m_unsaved = true;
        }
        const Compared compared = compared_of(changed);
        check_changed(catalogue, changed, progress);
        const Compared now_compared = compared_of(changed);
        if (has(again, QualityCheck::similar_name) || compared.names != now_compared.names ||
            compared.parents != now_compared.parents) {
            compare_names(catalogue, progress);
        }
        is_local = again.none() && !is_new_structure && changed.size() <= few_changed &&
                   compared == now_compared;
    }
    m_basis = basis;
    if (is_new_structure || !is_known) collect_words();
    if (is_local) {
        for (const ProductId product : changed) put_together(product);
    } else {
        put_together();
    }
    m_stamp = now;
    if (has_uncommitted) m_unsaved = false;
    m_took += std::chrono::steady_clock::now() - began;
}

void QualityIndex::check_all(Catalogue& catalogue, QualityCheckSet checks,
                             const Progress& progress) {
    std::vector<CheckFindings> found(std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::unique_ptr<ProductChecker>> checkers;
    sweep_products(
        catalogue, catalogue.connection().has_uncommitted(), progress, [&](std::size_t part) {
            checkers.push_back(
                std::make_unique<ProductChecker>(*m_structure, *m_rules, checks, m_pictures));
            return [checker = checkers.back().get(), &findings = found[part]](
                       const StoredProduct& product) { checker->check(product, findings); };
        });
    CheckFindings all;
    for (CheckFindings& part : found) {
        all.problems.insert(all.problems.end(), part.problems.begin(), part.problems.end());
        all.gtins.insert(all.gtins.end(), part.gtins.begin(), part.gtins.end());
        all.names.insert(all.names.end(), part.names.begin(), part.names.end());
        std::vector<std::uint32_t> numbers;
        for (const std::string& word : part.words) numbers.push_back(all.number_of(word));
        for (UnknownWord word : part.unknown) {
            word.word = numbers[word.word];
            all.unknown.push_back(word);
        }
        part = {};
    }
    replace({}, checks, std::move(all));
    read_parents(catalogue);
}

void QualityIndex::check_changed(Catalogue& catalogue, const std::vector<ProductId>& changed,
                                 const Progress& progress) {
    if (changed.empty()) return;
    ProductChecker checker(*m_structure, *m_rules, all_checks(), m_pictures);
    CheckFindings found;
    for (const ProductId id : changed) {
        progress.check();
        const auto index = static_cast<std::size_t>(id);
        if (index >= m_parents.size()) m_parents.resize(index + 1);
        m_parents[index] = 0;
        each_stored_product(catalogue.connection(), id, id, [&](const StoredProduct& product) {
            m_parents[index] = product.parent;
            checker.check(product, found);
        });
    }
    replace(changed, all_checks(), std::move(found));
}

QualityIndex::Compared QualityIndex::compared_of(const std::vector<ProductId>& products) const {
    Compared compared;
    for (const ProductId product : products) {
        const auto gtins = std::ranges::equal_range(m_found.gtins, product, {}, &GtinUse::product);
        compared.gtins.insert(compared.gtins.end(), gtins.begin(), gtins.end());
        const auto names = std::ranges::equal_range(m_found.names, product, {}, &NameUse::product);
        compared.names.insert(compared.names.end(), names.begin(), names.end());
        const auto index = static_cast<std::size_t>(product);
        compared.parents.push_back(index < m_parents.size() ? m_parents[index] : 0);
    }
    return compared;
}

// Of these products, of all where there are none.
void QualityIndex::replace(const std::vector<ProductId>& products, QualityCheckSet checks,
                           CheckFindings found) {
    for (UnknownWord& word : found.unknown) word.word = m_found.number_of(found.words[word.word]);
    const auto* concerned = products.empty() ? nullptr : &products;
    renew<Problem>(
        m_found.problems, concerned,
        [&](const Problem& problem) { return has(checks, problem.check); }, found.problems);
    if (has(checks, QualityCheck::spelling)) {
        renew<UnknownWord>(
            m_found.unknown, concerned, [](const UnknownWord&) { return true; }, found.unknown);
    }
    if (has(checks, QualityCheck::duplicate_gtin)) {
        renew<GtinUse>(
            m_found.gtins, concerned, [](const GtinUse&) { return true; }, found.gtins);
    }
    if (has(checks, QualityCheck::similar_name)) {
        renew<NameUse>(
            m_found.names, concerned, [](const NameUse&) { return true; }, found.names);
    }
}

void QualityIndex::read_parents(Catalogue& catalogue) {
    m_parents.assign(static_cast<std::size_t>(catalogue.products().highest_id()) + 1, 0);
    catalogue.products().each_outline([&](const ProductStore::Outline& product) {
        m_parents[static_cast<std::size_t>(product.id)] = product.parent;
    });
}

ProductId QualityIndex::root_of(ProductId product) const {
    for (int level = 0; level < 2; ++level) {
        const auto index = static_cast<std::size_t>(product);
        if (index >= m_parents.size() || m_parents[index] == 0) break;
        product = m_parents[index];
    }
    return product;
}

void QualityIndex::compare_names(Catalogue& catalogue, const Progress& progress) {
    m_groups.clear();
    if (m_found.names.empty()) return;
    std::map<ValueKey, std::vector<std::pair<ProductId, std::string>>> names;
    DocumentReader reader;
    each_stored_product(catalogue.connection(), [&](const StoredProduct& product) {
        progress.check();
        reader.begin(product.document);
        while (reader.next()) {
            const auto* text = std::get_if<std::string_view>(&reader.value());
            if (text != nullptr && m_rules->is_name(reader.key().attribute)) {
                names[reader.key()].emplace_back(product.id, *text);
            }
        }
    });
    for (const auto& [key, here] : names) {
        std::vector<NameToCompare> compared;
        compared.reserve(here.size());
        for (const auto& [product, name] : here) {
            compared.push_back({product, root_of(product), name});
        }
        for (auto& products : similar_names(compared, progress)) {
            m_groups.push_back({key, std::move(products)});
        }
    }
}

void QualityIndex::collect_words() {
    m_own_words.clear();
    m_accepted.clear();
    const auto add = [this](std::string_view text) {
        each_word(text, [this](const std::string& word) { m_own_words.insert(word); });
    };
    const auto add_entity = [&](const auto& entity) {
        add(entity.code);
        for (const auto& [locale, label] : entity.labels) add(label);
    };
    m_structure->options.each(add_entity);
    m_structure->records.each(add_entity);
    m_structure->families.each(add_entity);
    m_structure->categories.each(add_entity);
    m_structure->attributes.each(add_entity);
    if (const QualitySetting* setting = m_rules->setting(QualityCheck::spelling)) {
        for (const std::string& word : setting->words) m_own_words.insert(fold_case(word));
    }
}

bool QualityIndex::is_accepted(std::string_view word) const {
    return m_own_words.contains(FoldedCase(word).view());
}

}  // namespace vitrine
