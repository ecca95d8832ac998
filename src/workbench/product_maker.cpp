#include "workbench/product_maker.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "operations/add_product.h"
#include "operations/add_variants.h"
#include "operations/delete_products.h"
#include "operations/duplicate_products.h"
#include "operations/enable_products.h"
#include "operations/new_code.h"
#include "operations/products_below.h"
#include "operations/sku_numbers.h"
#include "operations/usual_pattern.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

constexpr std::size_t most_choices = 2000;  // more are typed
constexpr std::size_t most_reasons = 5;

using Space = ProductStore::Space;

bool is_taken(Catalogue& catalogue, std::string_view code) {
    return catalogue.products().find(Space::products, code).has_value();
}

std::string problem_with_sku(Catalogue& catalogue, const std::string& sku) {
    if (trim(sku).empty()) return {};
    const auto issue = check_new_code(catalogue.products(), Space::products, sku);
    return issue ? advice(*issue) : std::string();
}

// The next code of the catalogue's own pattern; not used up by asking.
std::string proposed_sku(Catalogue& catalogue, const ProductDraft& draft) {
    const std::string& family = catalogue.structure()->families.code_of(draft.family);
    auto pattern = usual_pattern(catalogue, family);
    if (!pattern) return {};
    try {
        return SkuNumbers(catalogue, *std::move(pattern))
            .next({{}, family}, [&](std::string_view code) { return is_taken(catalogue, code); });
    } catch (const Error&) {
        return {};  // no numbers are left
    }
}

void look_at_model(Catalogue& catalogue, const ProductDraft& draft, const std::string& locale,
                   DraftAnswer& answer) {
    auto model = catalogue.products().load(Space::models, trim(draft.model));
    if (!model) {
        answer.model_problem =
            tr("There is no model {0}. Write the code of one.", trim(draft.model));
        return;
    }
    const Structure& structure = *catalogue.structure();
    const LoadedLineage loaded(catalogue.products(), *std::move(model));
    for (const AttributeId id : axes_below(structure, loaded.lineage())) {
        const Attribute& attribute = *structure.attributes.find(id);
        DraftAnswer::Axis& axis = answer.axes.emplace_back();
        axis.attribute = id;
        axis.label = label_of(structure, attribute.labels, attribute.code, locale);
        if (attribute.type == AttributeType::simple_select)
            axis.choices = option_choices(structure, id, locale, most_choices);
        if (attribute.type == AttributeType::boolean) axis.choices = boolean_choices();
    }
    if (answer.axes.empty()) {
        answer.model_problem =
            tr("{0} does not say what tells its variants apart: its family variant is gone.",
               loaded.product().code);
    }
}

DraftAnswer look_at(Catalogue& catalogue, const ProductDraft& draft, const std::string& locale) {
    DraftAnswer answer;
    answer.sku_problem = problem_with_sku(catalogue, draft.sku);
    if (draft.model.empty()) {
        answer.proposal = proposed_sku(catalogue, draft);
    } else {
        look_at_model(catalogue, draft, locale, answer);
    }
    return answer;
}

struct Made {
    ProductId product = 0;
    ChangeSetId change_set = 0;
    Issues issues;
};

Made make_simple(Catalogue& catalogue, const ProductDraft& draft) {
    NewProduct wanted;
    wanted.sku = trim(draft.sku);
    wanted.family = draft.family;
    wanted.pattern =
        usual_pattern(catalogue, catalogue.structure()->families.code_of(draft.family));
    // What was proposed is a number that is given now, and to nobody else.
    if (wanted.pattern && (wanted.sku.empty() || wanted.sku == proposed_sku(catalogue, draft)))
        wanted.sku.clear();
    if (wanted.sku.empty() && !wanted.pattern) {
        Issue issue = change_refusal("code.blank", tr("The product needs a code."),
                                     tr("Write one under SKU."));
        return {0, 0, {issue}};
    }
    const AddReport report = add_product(catalogue, wanted, AddIntent::save);
    return {report.product, report.change_set, report.issues};
}

Made make_variant(Catalogue& catalogue, const ProductDraft& draft) {
    if (trim(draft.model).empty()) {
        return {0,
                0,
                {change_refusal("model.blank", tr("A variant stands below a model."),
                                tr("Write the code of the model."))}};
    }
    const auto model = catalogue.products().find(Space::models, trim(draft.model));
    if (!model) throw Error(Failure::usage, tr("There is no model {0}.", draft.model));
    NewVariants wanted;
    wanted.model = *model;
    wanted.variants = {draft.values};
    wanted.skus = {draft.sku};
    const NewVariantsReport report =
        add_variants(catalogue, wanted, ChangeIntent::save, {}, Progress());
    return {report.variants.empty() ? 0 : report.variants.front(), report.change.change_set,
            report.change.issues};
}

std::string products_and_models(std::int64_t products, std::int64_t models) {
    const std::string some =
        trn("{0} product", "{0} products", static_cast<long>(products), format_number(products));
    const std::string more =
        trn("{0} model", "{0} models", static_cast<long>(models), format_number(models));
    // TRANSLATORS: "3 products and 2 models"
    return models == 0 ? some : products == 0 ? more : tr("{0} and {1}", some, more);
}

}  // namespace

std::vector<Choice> ProductMaker::families() const {
    const auto structure = m_workspace.structure();
    auto choices = choices_of(*structure, structure->families, m_workspace.locale_code());
    sort_by_label(choices);
    return choices;
}

void ProductMaker::suggest(ProductId beside, std::function<void(const Suggestion&)> use) {
    ask(
        m_workspace.reader(),
        [beside](Catalogue& catalogue, const Progress&) {
            Suggestion found;
            auto product = catalogue.products().load(beside);
            if (!product) return found;
            const LoadedLineage loaded(catalogue.products(), *std::move(product));
            if (const Family* family = family_of(*catalogue.structure(), loaded.lineage()))
                found.family = family->id;
            if (loaded.lineage().top().is_model()) found.model = loaded.lineage().top().code;
            return found;
        },
        m_receiver.guard([use](const Suggestion& found) { use(found); }),
        m_receiver.guard([use](const std::exception_ptr&) { use({}); }));
}

void ProductMaker::check(const ProductDraft& draft, std::function<void(const DraftAnswer&)> use) {
    m_check.request_stop();
    const std::uint64_t question = ++m_question;
    m_check = ask(
        m_workspace.reader(),
        [draft, locale = m_workspace.locale_code()](Catalogue& catalogue, const Progress&) {
            return look_at(catalogue, draft, locale);
        },
        m_receiver.guard([this, question, use](const DraftAnswer& answer) {
            if (question == m_question) use(answer);
        }),
        [](const std::exception_ptr&) {});
}

void ProductMaker::make(
    const ProductDraft& draft,
    std::function<void(ProductId made, const std::vector<std::string>& reasons)> use) {
    const auto made = std::make_shared<Made>();
    m_editor.save(
        [made, draft](Catalogue& catalogue) {
            *made = draft.model.empty() ? make_simple(catalogue, draft)
                                        : make_variant(catalogue, draft);
            return made->change_set;
        },
        tr("New product"), m_receiver.guard([made, use] {
            std::vector<std::string> reasons;
            for (const Issue& issue : made->issues) {
                if (issue.severity == Severity::error && reasons.size() < most_reasons)
                    reasons.push_back(advice(issue));
            }
            use(made->product, reasons);
        }),
        m_receiver.guard([use](const std::string& sentence) { use(0, {sentence}); }));
}

void ProductMaker::duplicate(std::vector<ProductId> products) {
    save(
        [products](Catalogue& catalogue) {
            Duplication wanted;
            wanted.products = products;
            DuplicationReport found =
                duplicate_products(catalogue, wanted, ChangeIntent::save, {}, Progress());
            Outcome outcome;
            outcome.made = std::move(found.copies);
            const auto copies = found.change.count("copies");
            outcome.sentence =
                found.codes.size() == 1
                    ? tr("{0} was made, disabled until you enable it.", found.codes.front())
                    : trn("{0} copy was made, disabled until you enable it.",
                          "{0} copies were made, disabled until you enable them.",
                          static_cast<long>(copies), format_number(copies));
            const auto left_out = found.change.count("values_left_out");
            if (left_out > 0) {
                outcome.sentence += ' ' + trn("{0} value was left out, because it must differ.",
                                              "{0} values were left out, because they must differ.",
                                              static_cast<long>(left_out), format_number(left_out));
            }
            outcome.report = std::move(found.change);
            return outcome;
        },
        tr("Duplicate"));
}

void ProductMaker::enable(std::vector<ProductId> products, bool enabled) {
    save(
        [products, enabled](Catalogue& catalogue) {
            Outcome outcome;
            outcome.report =
                enable_products(catalogue, {products, enabled}, ChangeIntent::save, {}, Progress());
            const auto count = outcome.report.count("switched");
            const auto same = outcome.report.count("unswitched");
            const auto number = [](std::int64_t n) { return format_number(n); };
            if (count > 0) {
                outcome.sentence = enabled ? trn("{0} product enabled.", "{0} products enabled.",
                                                 static_cast<long>(count), number(count))
                                           : trn("{0} product disabled.", "{0} products disabled.",
                                                 static_cast<long>(count), number(count));
            } else if (same > 0) {
                outcome.sentence = enabled
                                       ? trn("It is enabled already.", "They are enabled already.",
                                             static_cast<long>(same))
                                       : trn("It is disabled already.",
                                             "They are disabled already.", static_cast<long>(same));
            } else {
                outcome.sentence = tr("There is nothing to switch: the model has no variants.");
            }
            return outcome;
        },
        enabled ? tr("Enable") : tr("Disable"));
}

void ProductMaker::remove(std::vector<ProductId> products, Ask ask_first) {
    ask(
        m_workspace.reader(),
        [products](Catalogue& catalogue, const Progress&) {
            const auto all = with_below(catalogue.products(), products);
            const std::unordered_set<ProductId> named(products.begin(), products.end());
            Removal removal;
            for (const ProductId id : all) {
                if (!named.contains(id)) {
                    ++removal.below;
                    continue;
                }
                ++removal.chosen;
                if (removal.chosen == 1) removal.model = catalogue.products().code_of(id);
            }
            if (removal.chosen != 1) removal.model.clear();
            return removal;
        },
        m_receiver.guard([this, products, ask_first](const Removal& removal) {
            if (removal.below == 0) {
                remove_for_good(products);
            } else {
                ask_first(removal,
                          m_receiver.guard([this, products] { remove_for_good(products); }));
            }
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            if (events.failed) events.failed(sentence_of(failure));
        }));
}

void ProductMaker::remove_for_good(std::vector<ProductId> products) {
    save(
        [products](Catalogue& catalogue) {
            const std::string code =
                products.size() == 1 ? catalogue.products().code_of(products[0]) : std::string();
            Outcome outcome;
            outcome.report =
                delete_products(catalogue, products, ChangeIntent::save, {}, Progress());
            const auto gone = outcome.report.count("products_removed");
            const auto models = outcome.report.count("models_removed");
            outcome.sentence = gone + models == 1 && !code.empty()
                                   ? tr("{0} deleted.", code)
                                   : tr("{0} deleted.", products_and_models(gone, models));
            const auto links = outcome.report.count("links");
            if (links > 0) {
                outcome.sentence += ' ' + trn("{0} link to what is gone went as well.",
                                              "{0} links to what is gone went as well.",
                                              static_cast<long>(links), format_number(links));
            }
            return outcome;
        },
        tr("Delete"));
}

void ProductMaker::save(Work work, std::string label) {
    const auto outcome = std::make_shared<Outcome>();
    m_editor.save(
        [outcome, work = std::move(work)](Catalogue& catalogue) {
            *outcome = work(catalogue);
            return outcome->report.change_set;
        },
        std::move(label), m_receiver.guard([this, outcome] { tell(*outcome); }),
        m_receiver.guard([this](const std::string& sentence) {
            if (events.failed) events.failed(sentence);
        }));
}

// Why it was refused, else what was done and the first thing to look at.
void ProductMaker::tell(const Outcome& outcome) const {
    Done done;
    done.change_set = outcome.report.change_set;
    done.made = outcome.made;
    const Issues& issues = outcome.report.issues;
    const bool refused = outcome.report.refused();
    if (!refused) done.sentence = outcome.sentence;
    for (const Issue& issue : issues) {
        // That is said by its count.
        if (issue.rule == "duplicate.left_out") continue;
        if (refused && issue.severity != Severity::error) continue;
        if (!done.sentence.empty()) done.sentence += ' ';
        done.sentence += advice(issue);
        done.is_warning = true;
        break;
    }
    if (events.done) events.done(done);
}

}  // namespace vitrine
