#include "operations/bulk_edit.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/bulk_step.h"
#include "operations/edit_links.h"
#include "operations/edit_rules.h"
#include "operations/history.h"
#include "operations/models_before.h"
#include "operations/product_index.h"
#include "operations/unique_plan.h"
#include "operations/unique_rule.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

// Counts and what is kept of the rest.
class Account {
public:
    Account(const BulkLimits& limits, BulkReport& report) : m_limits(limits), m_report(report) {}

    bool wants_rows() const { return m_report.rows.size() < m_limits.rows; }
    void note(Issue issue, const std::string& code) {
        const bool is_error = issue.severity == Severity::error;
        if (m_report.issues.size() >= m_limits.issues) {
            ++m_report.issues_left_out;
            if (!is_error || !drop_warning()) return;
        }
        if (!is_error) ++m_warnings;
        issue.product = code;
        m_report.issues.push_back(std::move(issue));
    }

private:
    // The last one that is kept; false where there is none.
    bool drop_warning() {
        if (m_warnings == 0) return false;
        auto& issues = m_report.issues;
        const auto last = std::find_if(issues.rbegin(), issues.rend(), [](const Issue& issue) {
            return issue.severity != Severity::error;
        });
        issues.erase(std::next(last).base());
        --m_warnings;
        return true;
    }

    const BulkLimits& m_limits;
    BulkReport& m_report;
    std::size_t m_warnings = 0;  // that are kept
};

bool copies(const BulkEdit& edit) {
    return std::any_of(edit.changes.begin(), edit.changes.end(), [](const BulkChange& change) {
        return kind_of(change.action) == BulkKind::copy;
    });
}

class BulkPass {
public:
    // `writer` is null for a preview.
    BulkPass(Catalogue& catalogue, ChangeSetWriter* writer, const BulkEdit& edit,
             const BulkLimits& limits)
        : m_catalogue(catalogue),
          m_structure(writer != nullptr ? writer->structure() : *catalogue.structure()),
          m_writer(writer),
          m_models(catalogue.products(), copies(edit)),
          m_account(limits, m_report) {
        m_steps.reserve(edit.changes.size());
        for (const BulkChange& change : edit.changes) {
            BulkStep& step = m_steps.emplace_back(
                m_structure, change,
                [this](const Attribute& attribute, const FieldAddress& field) {
                    return intern_key(attribute, field);
                },
                &catalogue.products());
            for (Issue warning : step.operand_warnings()) m_account.note(std::move(warning), {});
        }
        if (writer == nullptr && UniqueValues::needed_for(m_structure))
            m_unique = std::make_unique<UniqueValues>(catalogue, m_structure);
        m_plan.use(unique_values());
        m_above.resize(m_steps.size());
        m_below.resize(m_steps.size());
        m_outcomes.resize(m_steps.size());
    }

    BulkReport run(std::vector<ProductId> ids, const Progress& progress) {
        // Products lie in the file by their ids.
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        m_report.products = static_cast<std::int64_t>(ids.size());
        foresee(ids, progress);
        std::vector<ProductId> all;
        std::ranges::set_union(ids, m_links.followers(), std::back_inserter(all));
        const auto total = static_cast<std::int64_t>(all.size());
        auto next = ids.begin();
        std::int64_t done = 0;
        for (const ProductId id : all) {
            progress.tick(done++, total);
            if (next != ids.end() && *next == id) {
                edit(id);
                ++next;
            } else {
                follow(id);
            }
        }
        progress.tick(total, total);
        refuse_twins(m_catalogue, m_structure, unique_values());
        explain_levels();
        return std::move(m_report);
    }

private:
    ValueKey intern_key(const Attribute& attribute, const FieldAddress& field) {
        // The writer gives the same number: both began with the same scopes.
        if (m_writer != nullptr)
            m_writer->key_for(attribute, field.channel, field.locale, field.currency);
        return m_structure.intern_key(attribute, field.channel, field.locale, field.currency);
    }

    // What all the changes make of links that go both ways and of values that must differ, so that
    // each product is saved once and for good.
    void foresee(const std::vector<ProductId>& ids, const Progress& progress) {
        const bool needed = std::any_of(m_steps.begin(), m_steps.end(), [this](BulkStep& step) {
            const FieldAddress& field = step.change().field;
            return goes_both_ways(field) ||
                   (unique_values() != nullptr && unique_values()->watches(field.attribute));
        });
        if (!needed) return;
        for (const ProductId id : ids) {
            progress.check();
            const auto before = m_catalogue.products().load(id);
            if (!before) continue;
            if (before->is_model()) m_models.keep(*before);
            Product after = *before;
            Lineage lineage = m_models.lineage_of(*before);
            lineage.self = &after;
            for (BulkStep& step : m_steps) {
                if (step.judge(lineage) == BulkStep::Outcome::changed)
                    set_field(after, step.key(), step.wanted());
            }
            m_links.collect(m_structure, *before, after);
            m_plan.add(*before, after);
        }
        m_plan.settle();
    }

    UniqueValues* unique_values() {
        return m_writer != nullptr ? m_writer->unique_values() : m_unique.get();
    }

    bool goes_both_ways(const FieldAddress& field) const {
        const AssociationType* type = m_structure.association_types.find(field.association_type);
        return type != nullptr && is_two_way(*type, field.attribute);
    }

    // A product that takes no part, but the links of one that does lead to it.
    void follow(ProductId id) {
        const auto before = m_catalogue.products().load(id);
        if (!before) return;
        Product after = *before;
        if (!m_links.follow(after)) return;
        if (before->is_model()) m_models.keep(*before);
        ++m_report.followers;
        save(*before, std::move(after));
    }

    void edit(ProductId id) {
        const auto before = m_catalogue.products().load(id);
        if (!before) {
            m_report.refused += static_cast<std::int64_t>(m_steps.size());
            m_account.note(refusal("product.gone", tr("This product no longer exists.")),
                           '#' + std::to_string(id));
            return;
        }
        if (before->is_model()) m_models.keep(*before);
        Lineage lineage = m_models.lineage_of(*before);
        std::optional<Product> after;  // made at the first change
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            BulkStep& step = m_steps[i];
            m_outcomes[i] = step.judge(lineage);
            for (Issue& issue : step.take_issues()) m_account.note(std::move(issue), before->code);
            if (m_outcomes[i] != BulkStep::Outcome::changed) continue;
            if (auto issue = check_taken(step, id)) {
                m_outcomes[i] = BulkStep::Outcome::refused;
                m_account.note(*std::move(issue), before->code);
                continue;
            }
            if (!after) {
                after = *before;
                lineage.self = &*after;
            }
            set_field(*after, step.key(), step.wanted());
        }
        if (after && changes_axis(lineage)) refuse_wrong_axes(*before, lineage, after);
        count();
        if (!m_links.empty()) {
            Product linked = after ? *after : *before;
            if (m_links.follow(linked)) after = std::move(linked);
        }
        if (after && !differences(*before, *after).empty()) {
            ++m_report.products_changed;
            save(*before, std::move(*after));
        }
    }

    // Where values must differ and another product keeps this one.
    std::optional<Issue> check_taken(const BulkStep& step, ProductId id) {
        const ProductId owner = m_plan.taken_by(id, step.key());
        if (owner == 0) return std::nullopt;
        return taken_issue(m_catalogue, m_structure, step.key(), step.wanted(), owner);
    }

    bool changes_axis(const Lineage& lineage) const {
        const auto axes = axes_of(m_structure, lineage);
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            const AttributeId changed = m_steps[i].change().field.attribute;
            if (m_outcomes[i] == BulkStep::Outcome::changed &&
                std::find(axes.begin(), axes.end(), changed) != axes.end())
                return true;
        }
        return false;
    }

    // Takes the product out again where its axis values would not tell it apart.
    void refuse_wrong_axes(const Product& before, const Lineage& lineage,
                           std::optional<Product>& after) {
        const auto load = [this](ProductId id) {
            const auto at = m_new_axes.find(id);
            return at != m_new_axes.end() ? at->second : m_catalogue.products().load(id);
        };
        auto issue = check_axes(m_structure, m_catalogue.products(), before, lineage, load);
        if (!issue) {
            // A preview saves nothing: siblings to come must see it all the same.
            if (m_writer == nullptr) m_new_axes.emplace(before.id, *after);
            return;
        }
        m_account.note(std::move(*issue), before.code);
        // Its links stand on other products as well.
        Product linked = before;
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            if (m_outcomes[i] != BulkStep::Outcome::changed) continue;
            const ValueKey key = m_steps[i].key();
            if (is_link_property(key.attribute)) {
                set_field(linked, key, field(*after, key));
            } else {
                m_outcomes[i] = BulkStep::Outcome::refused;
            }
        }
        after = std::move(linked);
    }

    void count() {
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            switch (m_outcomes[i]) {
                case BulkStep::Outcome::changed:
                    ++m_report.changed;
                    break;
                case BulkStep::Outcome::unchanged:
                    ++m_report.unchanged;
                    break;
                case BulkStep::Outcome::refused:
                    ++m_report.refused;
                    break;
                case BulkStep::Outcome::above:
                    ++m_report.elsewhere;
                    ++m_above[i];
                    break;
                case BulkStep::Outcome::below:
                    ++m_report.elsewhere;
                    ++m_below[i];
                    break;
            }
        }
    }

    void save(const Product& before, Product after) {
        const FieldChanges changes = differences(before, after);
        m_report.values_changed += static_cast<std::int64_t>(changes.size());
        for (const FieldChange& change : changes) {
            if (!m_account.wants_rows()) break;
            m_report.rows.push_back({before.id, before.code, field_name(m_structure, change.key),
                                     text(change.key, change.before),
                                     text(change.key, change.after)});
        }
        if (m_writer != nullptr) {
            m_writer->update(before, std::move(after));
        } else if (m_unique) {
            m_unique->written(&before, &after);
        }
    }

    std::string text(ValueKey key, const std::optional<Value>& value) {
        return field_text(m_catalogue, m_structure, key, value);
    }

    void explain_levels() {
        Issues explanations;
        const auto explain = [&](const BulkStep& step, std::string message, std::string fix) {
            Issue issue = refusal("variant.level", std::move(message), std::move(fix));
            issue.severity = Severity::info;
            issue.column = name_of(step);
            explanations.push_back(std::move(issue));
        };
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            const auto above = static_cast<long>(m_above[i]);
            const auto below = static_cast<long>(m_below[i]);
            if (above > 0 && m_steps[i].change().field.attribute == property::family) {
                explain(m_steps[i],
                        trn("{0} model or variant was left out: its family comes with the family "
                            "variant of its model.",
                            "{0} models and variants were left out: their family comes with the "
                            "family variant of their model.",
                            above, above),
                        tr("\"vitrine change family\" changes both, for whole models."));
            } else if (above > 0) {
                explain(m_steps[i],
                        trn("{0} variant was left out: its model holds {1} for it.",
                            "{0} variants were left out: their models hold {1} for them.", above,
                            above, name_of(m_steps[i])),
                        tr("Change it on the models."));
            }
            if (below > 0) {
                explain(m_steps[i],
                        trn("{0} model was left out: {1} belongs to its variants.",
                            "{0} models were left out: {1} belongs to their variants.", below,
                            below, name_of(m_steps[i])),
                        tr("Change it on the variants."));
            }
        }
        m_report.issues.insert(m_report.issues.begin(), explanations.begin(), explanations.end());
    }

    std::string name_of(const BulkStep& step) const {
        return field_name(m_structure, step.change().field);
    }

    Catalogue& m_catalogue;
    Structure m_structure;  // with the scopes that the edit makes
    ChangeSetWriter* m_writer;
    std::unique_ptr<UniqueValues> m_unique;  // of a preview, where anything must differ
    ModelsBefore m_models;
    BulkReport m_report;
    Account m_account;
    std::vector<BulkStep> m_steps;
    TwoWayLinks m_links;
    UniquePlan m_plan;
    std::vector<BulkStep::Outcome> m_outcomes;   // of the product at hand
    std::vector<std::int64_t> m_above, m_below;  // products by step
    std::unordered_map<ProductId, std::optional<Product>> m_new_axes;
};

std::vector<ProductId> ids_of(Catalogue& catalogue, const BulkEdit& edit,
                              const Progress& progress) {
    return edit.filter ? ProductIndex().list(catalogue, *edit.filter, progress) : edit.products;
}

ChangeSetOrigin origin_of(const Structure& structure, const BulkEdit& edit) {
    constexpr std::size_t longest_note = 200;
    std::vector<std::string> changes;
    for (const BulkChange& change : edit.changes) changes.push_back(to_text(structure, change));
    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.source = "bulk";
    origin.note = shorten(join(changes, "; "), longest_note);
    return origin;
}

}  // namespace

BulkReport bulk_edit(Catalogue& catalogue, const BulkEdit& edit, const BulkLimits& limits,
                     const Progress& progress) {
    try {
        ChangeSetWriter writer(catalogue, origin_of(*catalogue.structure(), edit),
                               ChangeSetWriter::Mode::bulk);
        // Before anything is written, so that columns can be asked.
        std::vector<ProductId> ids = ids_of(catalogue, edit, progress);
        BulkPass pass(catalogue, &writer, edit, limits);
        BulkReport report = pass.run(std::move(ids), progress);
        report.change_set = writer.finish();
        return report;
    } catch (const Error& error) {
        // What was stopped does not know what is left of the whole.
        if (error.failure() != Failure::cancelled) throw;
        throw Error(Failure::cancelled, tr("Stopped. Nothing was changed."), error.detail());
    }
}

BulkReport preview_bulk_edit(Catalogue& catalogue, const BulkEdit& edit, const BulkLimits& limits,
                             const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    BulkPass pass(catalogue, nullptr, edit, limits);
    return pass.run(ids_of(catalogue, edit, progress), progress);
}

}  // namespace vitrine
