#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/report.h"
#include "operations/add_product.h"

namespace vitrine::cli {
namespace {

struct AddArguments {
    std::vector<std::string> cells;
    std::string sku, pattern, family, parent;
    bool preview = false;
};

NewProduct read_product(Catalogue& catalogue, const AddArguments& options) {
    if (options.sku.empty() == options.pattern.empty()) {
        throw Error(Failure::usage,
                    tr("Say which code: either --sku, or --sku-pattern such as LI-{number:5}."));
    }
    const Structure& structure = *catalogue.structure();
    NewProduct product;
    product.sku = options.sku;
    if (!options.pattern.empty()) product.pattern = NumberPattern::parse(options.pattern);
    if (!options.parent.empty()) {
        const auto model = catalogue.products().find(ProductStore::Space::models, options.parent);
        if (!model)
            throw Error(Failure::usage, tr("There is no product model {0}.", options.parent));
        product.model = *model;
    }
    if (!options.family.empty()) {
        const Family* family = structure.families.find(std::string_view(options.family));
        if (family == nullptr)
            throw Error(Failure::usage, tr("There is no family {0}.", options.family));
        product.family = family->id;
    }
    for (const std::string& word : options.cells) {
        const auto sign = word.find('=');
        if (sign == std::string::npos) {
            throw Error(Failure::usage,
                        tr("\"{0}\" is no value. Write FIELD=VALUE, for instance {0}=...", word));
        }
        const std::string_view name = trim(std::string_view(word).substr(0, sign));
        product.cells.push_back({parse_field(structure, name), word.substr(sign + 1)});
    }
    return product;
}

ExitStatus add(Session& session, const AddArguments& options) {
    const auto catalogue = session.open_for_writing();
    const AddReport report = add_product(*catalogue, read_product(*catalogue, options),
                                         options.preview ? AddIntent::preview : AddIntent::save);
    const bool refused = report.product == 0;
    Console& console = session.console;
    if (session.json()) {
        Json json;
        json["sku"] = report.sku;
        json["refused"] = refused;
        json["preview"] = options.preview;
        json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
        json["issues"] = to_json(report.issues);
        console.print_json(json);
        return refused ? ExitStatus::partly : ExitStatus::done;
    }
    console.print(refused           ? tr("No product was added:")
                  : options.preview ? tr("{0} would be added.", report.sku)
                                    : tr("{0} was added.", report.sku));
    print_issues(console, report.issues, report.issues.size());
    if (options.preview) {
        console.note(tr("This was a preview: nothing was changed."));
    } else if (!refused) {
        console.note(
            tr("Saved as change set {0}. To take it back: vitrine undo {0}", report.change_set));
    }
    return refused ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_add(CommandLine& line) {
    const auto options = std::make_shared<AddArguments>();
    CommandEntry command = line.add("add", tr("Adds one product, or a variant below a model"),
                                    [options](Session& session) { return add(session, *options); });
    command.optional_words("FIELD=VALUE", options->cells,
                           tr("Its values, as in \"set\": name[en_US]=Lamp, price[EUR]=12.50"));
    command.option("--sku", options->sku, "CODE", tr("Its code"));
    command.option("--sku-pattern", options->pattern, "TEXT",
                   tr("Gives it a code that was never given, such as LI-{number:5}; {sku} stands "
                      "for the model's"));
    command.option("--family", options->family, "CODE", tr("Its family"));
    command.option("--parent", options->parent, "CODE",
                   tr("The model below which it is a variant"));
    command.flag("--preview", options->preview,
                 tr("Says what would be added, and changes nothing"));
}

}  // namespace vitrine::cli
