#include "operations/not_sold.h"

#include "base/translate.h"
#include "catalog/lifecycle.h"

namespace vitrine {
namespace {

std::string code_of_role(const Structure& structure, AttributeRole role) {
    const Attribute* attribute = structure.attribute_of(role);
    return attribute == nullptr ? std::string() : attribute->code;
}

void say_discontinued(const Structure& structure, ProductStore& products, const Lineage& lineage,
                      Issue& issue) {
    const ProductId other = replacement_of(structure, lineage);
    issue.message = other == 0 ? tr("{0} is discontinued.", issue.product)
                               : tr("{0} is discontinued; {1} takes its place.", issue.product,
                                    products.code_of(other));
    issue.column = code_of_role(structure, AttributeRole::status);
    issue.fix = tr("Choose another value of {0}, if it shall be sold again.", issue.column);
}

}  // namespace

Issue not_sold_issue(const Structure& structure, ProductStore& products, const Channel& channel,
                     const ChannelProfile& profile, const Lineage& lineage, Exclusion exclusion) {
    Issue issue;
    issue.severity = Severity::info;
    issue.rule = "assortment." + std::string(exclusion_name(exclusion));
    issue.product = lineage.self->code;
    const std::string& sku = issue.product;
    switch (exclusion) {
        case Exclusion::none:
            break;
        case Exclusion::disabled:
            issue.message = tr("{0} is disabled.", sku);
            issue.fix = tr("Enable it, if the channel {0} shall sell it.", channel.code);
            break;
        case Exclusion::family: {
            const Family* family = family_of(structure, lineage);
            issue.message =
                family == nullptr
                    ? tr("{0} has no family, and the channel {1} sells some families only.", sku,
                         channel.code)
                    : tr("{0} is of the family {1}, which the channel {2} does not sell.", sku,
                         family->code, channel.code);
            issue.fix =
                tr("Give it another family, or change the families in the profile of the "
                   "channel.");
            break;
        }
        case Exclusion::category:
            issue.message = tr("{0} has no category of the tree {1}, which the channel {2} sells.",
                               sku, structure.categories.code_of(channel.tree), channel.code);
            issue.fix = tr("Give it a category of this tree, if it shall be sold there.");
            break;
        case Exclusion::draft:
            issue.message = tr("{0} is a draft.", sku);
            issue.column = code_of_role(structure, AttributeRole::status);
            issue.fix =
                tr("Choose another value of {0} once it is ready to be sold.", issue.column);
            break;
        case Exclusion::discontinued:
            say_discontinued(structure, products, lineage, issue);
            break;
        case Exclusion::embargo:
            issue.message = tr("{0} is not shown on the channel {1} before {2}.", sku, channel.code,
                               to_iso8601(*embargo_instant(structure, lineage, channel.id)));
            issue.column = code_of_role(structure, AttributeRole::embargo);
            break;
        case Exclusion::launch:
            issue.message = tr("{0} is not sold on the channel {1} before {2}.", sku, channel.code,
                               to_iso8601(*launch_instant(structure, lineage, channel.id)));
            issue.column = code_of_role(structure, AttributeRole::launch);
            break;
        case Exclusion::filter:
            issue.message = tr("{0} does not match the filter of the channel {1}: {2}", sku,
                               channel.code, profile.assortment.filter);
            issue.fix = tr("Change the product, or the filter in the profile of the channel.");
            break;
    }
    return issue;
}

}  // namespace vitrine
