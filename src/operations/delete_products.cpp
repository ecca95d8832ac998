#include "operations/delete_products.h"

#include <algorithm>
#include <set>
#include <span>
#include <unordered_set>

#include "base/text.h"
#include "base/translate.h"
#include "operations/product_sweep.h"
#include "operations/products_below.h"

namespace vitrine {
namespace {

constexpr std::size_t most_codes_named = 3;

class DeletingProducts {
public:
    DeletingProducts(StructureChange& change, const std::vector<ProductId>& chosen,
                     const Progress& progress)
        : m_change(change), m_progress(progress) {
        m_change.count("products_removed", tr("Products that go"), 0);
        m_change.count("models_removed", tr("Models that go"), 0);
        m_change.count("below", tr("Of these, what goes with its model"), 0);
        m_change.count("links", tr("Links to them that go"), 0);
        m_ids = with_below(products(), chosen);
        m_gone.insert(m_ids.begin(), m_ids.end());
        const std::unordered_set<ProductId> named(chosen.begin(), chosen.end());
        m_change.count("below", {}, std::count_if(m_ids.begin(), m_ids.end(), [&](ProductId id) {
                           return !named.contains(id);
                       }));
    }

    void run() {
        if (m_ids.empty()) return;
        note_channels();
        // Found before anything is changed: afterwards there would be one thread only.
        const auto holders =
            find_products(m_change.catalogue(), m_progress, [this](const StoredProduct& product) {
                return !m_gone.contains(product.id) &&
                       has_value(product, [this](ValueKey key, const ValueView& value) {
                           return names_one(key, value);
                       });
            });
        change_products(m_change, holders, m_progress,
                        [this](Product& product) { unlink(product.values, &product); });
        change_all(m_change, &Structure::records,
                   [this](Record& record) { unlink(record.values, nullptr); });
        change_all(m_change, &Structure::quality_settings, [this](QualitySetting& setting) {
            std::erase_if(setting.exempt, [this](ProductId id) { return m_gone.contains(id); });
        });
        remove();
    }

private:
    ProductStore& products() { return m_change.catalogue().products(); }
    const Structure& structure() const { return m_change.structure(); }

    // Whether values under the key name products by their ids.
    bool names_products(ValueKey key) const {
        switch (key.attribute) {
            case property::linked_products:
            case property::linked_models:
            case property::quantified_products:
            case property::quantified_models:
                return true;
            default: {
                const Attribute* attribute = structure().attributes.find(key.attribute);
                return attribute != nullptr && attribute->type == AttributeType::product_link;
            }
        }
    }

    bool names_one(ValueKey key, const ValueView& value) const {
        if (!names_products(key)) return false;
        const auto is_gone = [this](ProductId id) { return m_gone.contains(id); };
        if (const auto* one = std::get_if<Reference>(&value)) return is_gone(one->id);
        if (const auto* many = std::get_if<std::span<const std::int32_t>>(&value))
            return std::any_of(many->begin(), many->end(), is_gone);
        const auto* counted = std::get_if<std::span<const Quantity>>(&value);
        return counted != nullptr &&
               std::any_of(counted->begin(), counted->end(),
                           [&](const Quantity& item) { return is_gone(item.product); });
    }

    // `holder` is null for a record, which is no bundle.
    void unlink(Values& values, const Product* holder) {
        std::vector<Values::Entry> changed;
        for (const auto& [key, value] : values) {
            if (names_one(key, view_of(value))) changed.emplace_back(key, value);
        }
        for (auto& [key, value] : changed) {
            m_change.count("links", {}, take_out(value, key, holder));
            // An empty list and the product 0 are no value.
            values.set(key, std::move(value));
        }
    }

    std::int64_t take_out(Value& value, ValueKey key, const Product* holder) {
        if (auto* many = std::get_if<References>(&value)) {
            return static_cast<std::int64_t>(
                std::erase_if(many->ids, [this](ProductId id) { return m_gone.contains(id); }));
        }
        if (auto* counted = std::get_if<Quantities>(&value)) {
            std::vector<ProductId> lost;
            std::erase_if(counted->items, [&](const Quantity& item) {
                if (!m_gone.contains(item.product)) return false;
                lost.push_back(item.product);
                return true;
            });
            if (holder != nullptr) note_bundle(*holder, key, lost);
            return static_cast<std::int64_t>(lost.size());
        }
        value = Reference{};
        return 1;
    }

    void note_bundle(const Product& bundle, ValueKey key, const std::vector<ProductId>& lost) {
        if (!m_change.wants("delete.bundle")) {
            m_change.note_more("delete.bundle", 1);
            return;
        }
        Issue issue =
            change_warning("delete.bundle",
                           tr("{0} is made of others ({1}) and holds {2} no more.", bundle.code,
                              structure().association_types.code_of(key.scope), names_of(lost)),
                           tr("Look whether it can still be sold."));
        issue.product = bundle.code;
        m_change.note(std::move(issue));
    }

    std::string names_of(const std::vector<ProductId>& ids) {
        std::vector<std::string> codes;
        for (const ProductId id : ids) {
            if (codes.size() == most_codes_named) {
                codes.emplace_back("…");
                break;
            }
            codes.push_back(products().code_of(id));
        }
        return join(codes, ", ");
    }

    void note_channels() {
        structure().channels.each([this](const Channel& channel) {
            const auto receipts = m_change.catalogue().receipts().of_channel(channel.id);
            const auto count = std::count_if(
                receipts.begin(), receipts.end(),
                [this](const Receipt& receipt) { return m_gone.contains(receipt.product); });
            if (count == 0) return;
            m_change.note(change_warning(
                "delete.published",
                trn("{0} of them is on the channel {1}.", "{0} of them are on the channel {1}.",
                    static_cast<long>(count), count, channel.code),
                tr("The next publication takes them off.")));
        });
    }

    void remove() {
        std::set<ProductId> models_above;
        // Below before above: no product is ever without its model.
        std::int64_t done = 0;
        for (auto id = m_ids.rbegin(); id != m_ids.rend(); ++id) {
            m_progress.tick(done++, static_cast<std::int64_t>(m_ids.size()));
            const auto product = products().load(*id);
            m_change.count(product->is_model() ? "models_removed" : "products_removed", {});
            if (product->parent != 0 && !m_gone.contains(product->parent))
                models_above.insert(product->parent);
            m_change.remove(*product);
        }
        for (const ProductId model : models_above) {
            if (!products().children_of(model).empty()) continue;
            const std::string code = products().code_of(model);
            Issue issue = change_warning("delete.empty_model",
                                         tr("The model {0} has no variants afterwards.", code),
                                         tr("Delete it as well, or add variants to it."));
            issue.product = code;
            m_change.note(std::move(issue));
        }
    }

    StructureChange& m_change;
    const Progress& m_progress;
    std::vector<ProductId> m_ids;  // a model before what is below it
    std::unordered_set<ProductId> m_gone;
};

}  // namespace

void delete_products(StructureChange& change, const std::vector<ProductId>& products,
                     const Progress& progress) {
    DeletingProducts(change, products, progress).run();
}

StructureChangeReport delete_products(Catalogue& catalogue, const std::vector<ProductId>& products,
                                      ChangeIntent intent, const StructureChangeLimits& limits,
                                      const Progress& progress) {
    const std::string note = products.size() == 1
                                 ? tr("Deletion of {0}", catalogue.products().code_of(products[0]))
                                 : tr("Deletion of products");
    return change_structure(catalogue, note, intent, limits, [&](StructureChange& change) {
        delete_products(change, products, progress);
        change.complete_computed_values(progress);
    });
}

}  // namespace vitrine
